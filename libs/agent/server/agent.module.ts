import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { AgentAccess } from './access/agent-access.js';
import { AdmissionGate } from './admission/admission-gate.js';
import { AdmissionRepository } from './admission/admission.repository.js';
import { AgentRoute } from './agent.route.js';
import { AGENT_SETTINGS, type AgentSettings } from './agent-settings.js';
import { AgentDialogue } from './dialogue/agent-dialogue.js';
import { AgentEndpoint } from './dialogue/agent-endpoint.js';
import { ContactJournal } from './explain/contact-journal.js';
import { ContactRepository } from './explain/contact.repository.js';
import { AgentFiles } from './files/agent-files.js';
import { OcsFileWriter } from './files/ocs-file-writer.js';
import { UpdateHandler } from './files/update.handler.js';
import { FloodFilter } from './filters/flood-filter.js';
import { ForeignLock } from './filters/foreign-lock.js';
import { ImportController } from './import/import.controller.js';
import { InventoryHandler } from './inventory/inventory.handler.js';
import { ActivityLog } from './log/activity-log.js';
import { NotifyHandler } from './notify/notify.handler.js';
import { OverloadGate } from './overload/overload-gate.js';
import { ContactWriter } from './prolog/contact-writer.js';
import { PrologHandler } from './prolog/prolog.handler.js';
import { SessionKeeper } from './session/session-keeper.js';
import { SessionRepository } from './session/session.repository.js';
import { SnmpHandler } from './snmp/snmp.handler.js';

/** The dialogue with agents: `/ocsinventory`. Capabilities register with {@link AgentDialogue} in their own modules. */
@Module({})
export class AgentModule implements OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly prolog: PrologHandler,
    private readonly inventory: InventoryHandler,
    private readonly notify: NotifyHandler,
    private readonly update: UpdateHandler,
    private readonly snmp: SnmpHandler,
  ) {}

  /** Global, so that the modules of capabilities find {@link AgentDialogue}. */
  static forRoot(settings: AgentSettings): DynamicModule {
    return {
      module: AgentModule,
      global: true,
      controllers: [ImportController],
      providers: [
        { provide: AGENT_SETTINGS, useValue: settings },
        ActivityLog,
        AdmissionGate,
        AdmissionRepository,
        AgentAccess,
        AgentDialogue,
        AgentEndpoint,
        AgentFiles,
        AgentRoute,
        ContactJournal,
        ContactRepository,
        ContactWriter,
        FloodFilter,
        ForeignLock,
        InventoryHandler,
        NotifyHandler,
        OcsFileWriter,
        OverloadGate,
        PrologHandler,
        SessionKeeper,
        SessionRepository,
        SnmpHandler,
        UpdateHandler,
      ],
      exports: [AgentDialogue, ActivityLog],
    };
  }

  onModuleInit(): void {
    for (const handler of [this.prolog, this.inventory, this.notify, this.update, this.snmp])
      this.dialogue.addHandler(handler);
  }
}
