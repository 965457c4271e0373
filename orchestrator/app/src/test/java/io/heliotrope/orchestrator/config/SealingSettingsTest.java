package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing.Duty;
import io.heliotrope.model.SealingKey;
import io.heliotrope.queues.seal.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealingSettingsTest {
    private static final Path CASE = Path.of("src/test/cases/config/sealing/heliotrope.yaml");
    private static final PublicKey NEW = PrivateKey.generate().publicKey();
    private static final KeyId OLD = PrivateKey.generate().publicKey().id();

    @TempDir private Path folder;

    private HeliotropeConfig load(String sealing) throws IOException {
        String text = Files.readString(CASE);
        String right =
                text.substring(0, text.indexOf("    sealingKeys:"))
                        + "    sealingKeys: {"
                        + NEW.id()
                        + ": "
                        + NEW
                        + ", "
                        + OLD
                        + ": retired}\n"
                        + text.substring(text.indexOf("models:"), text.indexOf("sealing:"))
                        + sealing;
        ConfigLoad load = ConfigLoad.text(folder.resolve("heliotrope.yaml"), right, Map.of());
        assertThat(load).as(load.toString()).isInstanceOf(ConfigLoad.Loaded.class);
        return ((ConfigLoad.Loaded) load).config();
    }

    @Test
    void keys_and_duties_go_into_the_catalogue() throws IOException {
        HeliotropeConfig config = load("sealing: {jobs: {EU: always}}\n");

        assertThat(config.catalogue().sealing().keys())
                .isEqualTo(
                        Map.of(
                                new RegionId("eu-north"),
                                List.of(new SealingKey.Live(NEW), new SealingKey.Retired(OLD))));
        assertThat(config.catalogue().sealing().duties())
                .isEqualTo(Map.of(new Jurisdiction("EU"), Duty.ALWAYS));
        assertThat(config.sealing().privateKeys()).isEqualTo(new PrivateKeys.None());
    }

    @Test
    void private_keys_lie_beside_the_settings_and_are_not_opened() throws IOException {
        HeliotropeConfig config = load("sealing: {keys: keys}\n");

        assertThat(config.sealing().privateKeys())
                .isEqualTo(new PrivateKeys.In(folder.toAbsolutePath().resolve("keys")));
    }

    @Test
    void without_any_settings_personal_data_must_be_sealed() throws IOException {
        HeliotropeConfig config = load("");
        RegionId north = new RegionId("eu-north");

        assertThat(config.catalogue().mustBeSealed(north, true)).isTrue();
        assertThat(config.catalogue().mustBeSealed(north, false)).isFalse();
    }
}
