#!/usr/bin/env node
// Node keeps what it compiled for the next run, where it can: from 22.8 on.
require('node:module').enableCompileCache?.();
require('../dist/advisor.cjs');
