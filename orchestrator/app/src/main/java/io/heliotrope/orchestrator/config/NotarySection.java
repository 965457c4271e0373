package io.heliotrope.orchestrator.config;

import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.notary.NotarySettings;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads how the ledger is sealed. The key itself is in a file of its own, never in the settings.
final class NotarySection {
    private final Path file;

    /// `file` is where the settings come from; the key's file lies beside it.
    NotarySection(Path file) {
        this.file = file;
    }

    Setting<NotarySettings> read(Section section) {
        NotarySettings otherwise = NotarySettings.DEFAULT;
        Setting<String> key =
                section.read("keyFile", "", "a file that 'heliotrope notary-key' has made", t -> t);
        Setting<Duration> every =
                section.read("every", otherwise.every(), Amounts.DURATION, Amounts::duration);
        Setting<Integer> records =
                section.read(
                        "records",
                        otherwise.records(),
                        "a whole number 1 to " + NotarySettings.MOST,
                        Amounts.whole(1, NotarySettings.MOST));
        Section names = section.section("trusted");
        List<TrustedKey> trusted = new ArrayList<>();
        for (String name : names.names()) {
            Setting<TrustedKey> one =
                    names.readUnshown(name, TrustedKey.EXPECTED, TrustedKey::parse);
            if (one.isRight()) {
                trusted.add(one.get());
            }
        }
        return section.build(() ->
                new NotarySettings(
                        key.get().isEmpty()
                                ? null
                                : file.toAbsolutePath().resolveSibling(key.get()),
                        every.get(),
                        records.get(),
                        trusted));
    }
}
