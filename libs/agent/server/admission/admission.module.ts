import { Module } from '@nestjs/common';
import { AdmissionDecisions } from './admission-decisions.js';
import { AdmissionController } from './admission.controller.js';
import { AdmissionRepository } from './admission.repository.js';

/** The administrators' side of admission. */
@Module({ controllers: [AdmissionController], providers: [AdmissionDecisions, AdmissionRepository] })
export class AdmissionModule {}
