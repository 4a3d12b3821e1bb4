import { fuzzJudging, fuzzPipeline } from './fuzzing.js';

fuzzJudging(1_900);
fuzzPipeline(100);
