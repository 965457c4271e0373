package io.heliotrope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Sealing.Duty;
import io.heliotrope.state.TestWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealingTest {
    private static final RegionId DE = new RegionId("de");
    private static final PublicKey OLD = key(1);
    private static final PublicKey NEW = key(2);

    private static PublicKey key(int fill) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return PublicKey.of(bytes);
    }

    private static Sealing keys(SealingKey... keys) {
        return new Sealing(new TreeMap<>(Map.of(DE, List.of(keys))), new TreeMap<>());
    }

    private static Sealing duties(Map<String, Duty> duties) {
        TreeMap<Jurisdiction, Duty> all = new TreeMap<>();
        duties.forEach((place, duty) -> all.put(new Jurisdiction(place), duty));
        return new Sealing(new TreeMap<>(), all);
    }

    @Test
    void new_jobs_are_sealed_to_the_first_key_that_is_not_retired() {
        Sealing sealing =
                keys(
                        new SealingKey.Retired(new KeyId("gone")),
                        new SealingKey.Live(NEW),
                        new SealingKey.Live(OLD));

        assertThat(sealing.newest(DE)).contains(NEW);
        assertThat(sealing.newest(new RegionId("se"))).isEmpty();
    }

    @Test
    void an_older_key_still_opens_until_it_is_retired() {
        Sealing busy = keys(new SealingKey.Live(NEW), new SealingKey.Live(OLD));
        Sealing after = keys(new SealingKey.Live(NEW), new SealingKey.Retired(OLD.id()));

        assertThat(busy.mayOpen(DE, OLD.id())).isTrue();
        assertThat(after.mayOpen(DE, OLD.id())).isFalse();
        assertThat(after.mayOpen(DE, NEW.id())).isTrue();
    }

    @Test
    void a_key_that_the_catalogue_does_not_know_yet_is_the_workers_to_judge() {
        assertThat(keys(new SealingKey.Live(OLD)).mayOpen(DE, NEW.id())).isTrue();
    }

    @Test
    void personal_data_must_be_sealed_where_nothing_else_is_said() {
        assertThat(Sealing.NONE.duty(new Jurisdiction("DE"), TestWorld.law()))
                .isEqualTo(Duty.PERSONAL);
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS, NEVER, ALWAYS", "NEVER, ALWAYS, ALWAYS", "NEVER, NEVER, NEVER"})
    void the_strictest_duty_around_a_place_holds(Duty inEea, Duty inDe, Duty expected) {
        Sealing sealing = duties(Map.of("EEA", inEea, "DE", inDe, "US", Duty.ALWAYS));

        assertThat(sealing.duty(new Jurisdiction("DE"), TestWorld.law())).isEqualTo(expected);
        assertThat(sealing.duty(new Jurisdiction("SG"), TestWorld.law())).isEqualTo(Duty.PERSONAL);
    }

    @Test
    void refuses_keys_and_duties_of_places_that_the_catalogue_does_not_have() {
        Catalogue catalogue = new TestWorld().region("de", "DE").catalogue();

        assertThatThrownBy(() ->
                        catalogue.with(
                                new Sealing(
                                        new TreeMap<>(
                                                Map.of(
                                                        new RegionId("mars"),
                                                        List.of(new SealingKey.Live(OLD)))),
                                        new TreeMap<>())))
                .hasMessage("sealing keys are given for mars, which is no region");
        assertThatThrownBy(() -> catalogue.with(duties(Map.of("XX", Duty.NEVER))))
                .hasMessage("a duty to seal is given for XX, which the law does not know");
        assertThatThrownBy(() -> keys(new SealingKey.Live(OLD), new SealingKey.Retired(OLD.id())))
                .hasMessage("sealing key " + OLD.id() + " of region de is named twice");
    }

    @Test
    void a_key_is_named_by_its_own_bytes() {
        assertThat(OLD.id().value()).matches("k[0-9a-f]{24}").isNotEqualTo(NEW.id().value());
        assertThat(PublicKey.of(OLD.bytes())).isEqualTo(OLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ",
                "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
                "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQF",
                "AQEBAQEBAQEB+QEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"
            })
    void one_key_has_one_text(String text) {
        assertThatThrownBy(() -> new PublicKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("43 characters of base64url");
    }

    @Test
    void a_sealed_job_names_at_least_one_region() {
        assertThatThrownBy(() -> new Cover.Sealed(false, new TreeMap<>(), OLD))
                .hasMessageContaining("1 to 64 regions, was sealed to 0");
    }
}
