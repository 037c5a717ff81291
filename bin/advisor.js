#!/usr/bin/env node
import '../dist/advisor.js';
