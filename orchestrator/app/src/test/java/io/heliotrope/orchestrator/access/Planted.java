package io.heliotrope.orchestrator.access;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.PublicKey;
import io.heliotrope.orchestrator.evidence.CanaryKeys;
import io.heliotrope.orchestrator.feeds.FeedKeys;
import io.heliotrope.queues.seal.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The secrets of an installation, all of them canaries: where an operator puts each.
final class Planted {
    static final String REPLY_KEY = "reply.key";

    private static final Map<Canary, String> REGION_KEYS =
            Map.of(
                    Canary.REGION_KEY, "eu",
                    Canary.OLD_REGION_KEY, "eu",
                    Canary.OTHER_REGION_KEY, "us");

    private Planted() {}

    /// Writes the files of keys into the folder of the settings.
    static void in(Path folder) throws IOException {
        Files.writeString(folder.resolve("notary.key"), CanaryKeys.notary(Canary.NOTARY_KEY));
        Files.writeString(
                folder.resolve("token.key"),
                CanaryKeys.token(Canary.TOKEN_KEY) + CanaryKeys.token(Canary.OLD_TOKEN_KEY));
        Files.writeString(folder.resolve(REPLY_KEY), CanaryKeys.sealing(Canary.REPLY_KEY));
        for (Map.Entry<Canary, String> key : REGION_KEYS.entrySet()) {
            Path region = Files.createDirectories(folder.resolve("keys").resolve(key.getValue()));
            Files.writeString(
                    region.resolve(open(key.getKey()).id() + ".key"),
                    CanaryKeys.sealing(key.getKey()));
        }
    }

    /// The sections that name those files.
    static String settings() {
        return """
        notary: {keyFile: notary.key}
        tokens: {keyFile: token.key}
        sealing: {keys: keys}
        """;
    }

    /// The regions with their public keys: one that seals and one that only opened, and one.
    static String withKeys(String regions) {
        PublicKey live = open(Canary.REGION_KEY);
        PublicKey other = open(Canary.OTHER_REGION_KEY);
        return regions.replace(
                        "pue: 1.1}",
                        "pue: 1.1, sealingKeys: {%s: %s, %s: retired}}"
                                .formatted(
                                        live.id(), live.text(), open(Canary.OLD_REGION_KEY).id()))
                .replace(
                        "pue: 1.2}",
                        "pue: 1.2, sealingKeys: {%s: %s}}".formatted(other.id(), other.text()));
    }

    private static PublicKey open(Canary secret) {
        try {
            Path file = Files.createTempFile("key", "");
            Files.writeString(file, CanaryKeys.sealing(secret));
            PublicKey key = KeyFiles.read(file).publicKey();
            Files.delete(file);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the product finds in its environment.
    static Map<String, String> environment() {
        return Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text());
    }
}
