package io.heliotrope.orchestrator.installation;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.evidence.KeyFile;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The key that a process seals the ledger with.
final class Sealing {
    /// Where the key lies when the settings do not say.
    static final String FILE = "notary.key";

    private Sealing() {}

    /// The key that the settings name; without one that of `data`, made at the first start.
    ///
    /// @throws IOException naming the file that is missing or wrong, and the fix
    static NotaryKey key(HeliotropeConfig config, Path data) throws IOException {
        Optional<Path> named = config.notary().key();
        return named.isPresent()
                ? KeyFile.read(named.get())
                : KeyFile.readOrMake(data.resolve(FILE));
    }

    /// What an operator needs to know of it.
    static String told(NotaryKey key, HeliotropeConfig config) {
        String line = "ledger: sealed with key " + key.open().id();
        return config.notary().trusted().contains(key.open())
                ? line
                : line + "; to verify it, put under notary.trusted: NAME: " + key.open().text();
    }
}
