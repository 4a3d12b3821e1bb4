import { fuzzJudging, fuzzPipeline } from './fuzzing.js';

fuzzJudging(19_000);
fuzzPipeline(1_000);
