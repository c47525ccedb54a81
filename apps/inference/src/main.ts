import { runMain } from '@canopy/service-kit/process';
import { serve } from './serve.js';

runMain('The inference API', () => serve(process.env));
