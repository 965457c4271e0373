package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.notary.NotarySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotarySectionTest {
    private static final Path FILE = Path.of("/etc/heliotrope/heliotrope.yaml");

    @Test
    void without_settings_the_ledger_is_sealed_each_second_with_a_key_of_the_process() {
        NotarySettings notary = loaded(yaml("")).notary();

        assertThat(notary).isEqualTo(NotarySettings.DEFAULT);
        assertThat(notary.key()).isEmpty();
    }

    @Test
    void a_key_lies_beside_the_settings_and_trusted_ones_have_names() {
        TrustedKey ours = NotaryKey.generate().open();

        NotarySettings notary =
                loaded(
                                yaml(
                                        "keyFile: notary.key, every: 250ms, trusted: {ours: "
                                                + ours.text()
                                                + "}"))
                        .notary();

        assertThat(notary.key()).contains(Path.of("/etc/heliotrope/notary.key"));
        assertThat(notary.every()).isEqualTo(Duration.ofMillis(250));
        assertThat(notary.trusted()).containsExactly(ours);
    }

    @Test
    void what_is_no_key_and_a_rhythm_that_is_too_slow_are_told_together() {
        assertThat(
                        read(yaml("records: 0, trusted: {ours: " + Canary.NOTARY_KEY.text() + "}"))
                                .toString())
                .contains("notary.records was '0', expected a whole number 1 to 20000")
                .contains(
                        "notary.trusted.ours was something else (not shown, it might be a"
                                + " secret), expected an Ed25519 public key");
        assertThat(read(yaml("every: 5m")).toString())
                .contains("notary.every must be above 0 and at most PT1M, was PT5M");
    }

    @Test
    void token_keys_lie_beside_the_settings_too() {
        String named = yaml("").replace("notary: {}", "tokens: {keyFile: token.key}");

        assertThat(loaded(named).tokens().keys()).contains(Path.of("/etc/heliotrope/token.key"));
        assertThat(loaded(yaml("")).tokens().keys()).isEmpty();
    }

    private static String yaml(String notary) {
        return """
        clusters: {here: {bootstrap: 'localhost:9092'}}
        control: here
        jurisdictions: {SE: EU}
        regions:
          north:
            zone: SE
            jurisdiction: SE
            home: here
            latitude: 59
            longitude: 18
            accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W}
            interactiveSlots: 1
            batchSlots: 1
            pue: 1.2
        models:
          tiny: {engine: llama, memory: 1GiB, joulesA: 3J, joulesC: 0.1J, perToken: 1ms}
        policy: {rule: lowest-grams-within-slo, greenThreshold: 1g/kWh, attempts: 1, reserve: 0s}
        notary: {%s}
        """
                .formatted(notary);
    }

    private static ConfigLoad read(String yaml) {
        return ConfigLoad.text(FILE, yaml, Map.of());
    }

    private static HeliotropeConfig loaded(String yaml) {
        return switch (read(yaml)) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
