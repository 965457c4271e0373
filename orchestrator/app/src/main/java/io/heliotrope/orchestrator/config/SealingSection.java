package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.Sealing.Duty;
import io.heliotrope.model.SealingKey;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads which jobs must be sealed, the regions' public keys, and where private ones lie. The
/// settings hold no private key; a private key's file is not opened here.
final class SealingSection {
    private static final String RETIRED = "retired";

    private final Path file;
    private final TreeMap<RegionId, List<SealingKey>> keys = new TreeMap<>();

    SealingSection(Path file) {
        this.file = file;
    }

    /// Reads a region's `sealingKeys`, newest first.
    void region(Setting<RegionId> id, Section section) {
        List<SealingKey> ofRegion = new ArrayList<>();
        for (String name : section.names()) {
            Setting<KeyId> key =
                    section.key(name, "a key's id as 'heliotrope keys new' prints it", KeyId::new);
            Setting<SealingKey> value =
                    section.readUnshown(
                            name,
                            "the public key of that id in base64url, or " + RETIRED,
                            text -> sealingKey(key, text));
            if (key.isRight() && value.isRight()) {
                ofRegion.add(value.get());
            }
        }
        if (id.isRight() && !ofRegion.isEmpty()) {
            keys.put(id.get(), ofRegion);
        }
    }

    private static SealingKey sealingKey(Setting<KeyId> id, String text) {
        if (text.equals(RETIRED) && id.isRight()) {
            return new SealingKey.Retired(id.get());
        }
        PublicKey key = new PublicKey(text);
        if (id.isRight() && !key.id().equals(id.get())) {
            throw new IllegalArgumentException(text);
        }
        return new SealingKey.Live(key);
    }

    /// Reads the section; the regions were read before.
    Setting<SealingSettings> read(Section section, Setting<Jurisdictions> law) {
        Setting<String> folder =
                section.read("keys", "", "a folder with private keys", text -> text);
        Section jobs = section.section("jobs");
        TreeMap<Jurisdiction, Duty> duties = new TreeMap<>();
        for (String name : jobs.names()) {
            Setting<Jurisdiction> place = jobs.key(name, "a name under jurisdictions", known(law));
            Setting<Duty> duty =
                    jobs.read(name, Amounts.words(Duty.class), Amounts.word(Duty.class));
            if (place.isRight() && duty.isRight()) {
                duties.put(place.get(), duty.get());
            }
        }
        return section.build(
                () -> new SealingSettings(new Sealing(keys, duties), privateKeys(folder.get())));
    }

    private static Function<String, Jurisdiction> known(Setting<Jurisdictions> law) {
        return text -> {
            Jurisdiction place = new Jurisdiction(text);
            if (law.isRight() && !law.get().knows(place)) {
                throw new IllegalArgumentException(text);
            }
            return place;
        };
    }

    private PrivateKeys privateKeys(String folder) {
        return folder.isEmpty()
                ? new PrivateKeys.None()
                : new PrivateKeys.In(file.toAbsolutePath().resolveSibling(folder));
    }
}
