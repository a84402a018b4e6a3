import { Module } from '@nestjs/common';
import { AdmissionController } from './admission.controller.js';
import { AdmissionRepository } from './admission.repository.js';

/** The administrators' side of admission. */
@Module({ controllers: [AdmissionController], providers: [AdmissionRepository] })
export class AdmissionModule {}
