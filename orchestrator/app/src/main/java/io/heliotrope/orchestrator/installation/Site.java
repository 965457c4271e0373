package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.config.Engine;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.evidence.KeyFile;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.roles.EngineHouse;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.orchestrator.roles.WorkerRole;
import io.heliotrope.orchestrator.token.WatchedKeys;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.seal.RegionKeys;
import io.heliotrope.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What all roles of one process start from: its clusters and their settings, its data folder.
record Site(Access access, Path data, ProcessSettings process) {
    /// Where the notary's key lies when the settings do not say.
    static final String NOTARY_KEY = "notary.key";

    /// Where token keys lie when the settings do not say.
    static final String TOKEN_KEY = "token.key";

    private static final int ENGINE_SLOTS = 2;

    static Site of(Access access, Path data) {
        return new Site(
                access, data, ProcessSettings.in(data.resolve("state"), TopicLayout.standard()));
    }

    /// The settings, with the addresses of brokers that were started.
    HeliotropeConfig config() {
        return access.config();
    }

    /// The notary's key that the settings name; without one that of the data folder, made at the
    /// first start.
    ///
    /// @throws IOException naming the file that is missing or wrong, and the fix
    NotaryKey notaryKey() throws IOException {
        Optional<Path> named = config().notary().key();
        return named.isPresent()
                ? KeyFile.read(named.get())
                : KeyFile.readOrMake(data.resolve(NOTARY_KEY));
    }

    /// What an operator needs to know of the notary's key.
    String told(NotaryKey key) {
        String line = "ledger: sealed with key " + key.open().id();
        return config().notary().trusted().contains(key.open())
                ? line
                : line + "; to verify it, put under notary.trusted: NAME: " + key.open().text();
    }

    /// The token keys that the settings name; without them those of the data folder, made at the
    /// first start.
    ///
    /// @throws IOException naming the file that is missing or wrong, and the fix
    Supplier<TokenKeys> tokenKeys() throws IOException {
        Optional<Path> named = config().tokens().keys();
        return named.isPresent()
                ? new WatchedKeys(named.get(), System::nanoTime)
                : WatchedKeys.readOrMake(data.resolve(TOKEN_KEY));
    }

    /// Where a worker of a region stands, one of `ofPool` that share its slots.
    WorkerRole.Post post(RegionId region, WorkerId worker, int ofPool) {
        RegionKeys keys = config().sealing().privateKeys().of(region);
        return new WorkerRole.Post(region, worker, ofPool, ENGINE_SLOTS, keys);
    }

    /// Engines for the models of the settings. Called before any role starts: llama.cpp's library
    /// ends the process when it is loaded after RocksDB's.
    static EngineHouse engines(HeliotropeConfig config, Path data) throws InterruptedException {
        return new EngineHouse(
                data.resolve("models"),
                models(config, Engine.LLAMA),
                models(config, Engine.ONNX),
                ENGINE_SLOTS);
    }

    private static List<String> models(HeliotropeConfig config, Engine engine) {
        return config.models().stream()
                .filter(model -> model.engine() == engine)
                .map(model -> model.spec().name())
                .toList();
    }
}
