package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Sealing;

/// What the settings say of sealed payloads: `published` goes into the catalogue, `privateKeys`
/// stays on the machine.
public record SealingSettings(Sealing published, PrivateKeys privateKeys) {
    public static final SealingSettings NONE =
            new SealingSettings(Sealing.NONE, new PrivateKeys.None());
}
