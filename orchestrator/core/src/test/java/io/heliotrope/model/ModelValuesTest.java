package io.heliotrope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelValuesTest {
    private static final Instant NOW = Instant.parse("2022-03-01T00:00:00Z");

    private static void refuses(ThrowingCallable made, String message) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void quantities_refuse_what_is_no_quantity_and_say_so() {
        refuses(() -> new GramsPerKwh(-1), "grams per kWh must be finite and >= 0, was -1.0");
        refuses(() -> new GramsPerKwh(Double.NaN), "was NaN");
        refuses(() -> new KilowattHours(Double.POSITIVE_INFINITY), "kWh must be finite");
        refuses(() -> new GramsCo2(Double.NaN), "grams must be finite, was NaN");
        assertThat(new GramsCo2(1).minus(new GramsCo2(3)).value()).isEqualTo(-2);
    }

    @Test
    void intensity_times_energy_is_a_mass() {
        assertThat(new GramsPerKwh(400).times(KilowattHours.ofJoules(1.8e6)))
                .isEqualTo(new GramsCo2(200));
        assertThat(new GramsPerKwh(0).times(new KilowattHours(5))).isEqualTo(GramsCo2.ZERO);
    }

    @Test
    void names_that_become_part_of_a_topic_are_slugs() {
        assertThat(new RegionId("eu-west-1").toString()).isEqualTo("eu-west-1");
        refuses(() -> new RegionId("EU"), "region must be 1 to 40 of a-z, 0-9 and -, was 'EU'");
        refuses(() -> new RegionId(""), "was ''");
        refuses(() -> new RegionId("a".repeat(41)), "region must be 1 to 40");
        refuses(() -> new ClusterId("a.b"), "cluster must be 1 to 40");
    }

    @Test
    void ids_are_printable_and_not_endless() {
        assertThat(new JobId("Auftrag 7/ä").value()).isEqualTo("Auftrag 7/ä");
        refuses(() -> new JobId(" "), "job id must have 1 to 200 characters");
        refuses(() -> new JobId("x".repeat(201)), "had 201");
        refuses(() -> new TenantId("a\nb"), "must not hold control characters");
    }

    @Test
    void a_digest_is_64_lower_case_hex_digits() {
        assertThat(Digest.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        refuses(() -> new Digest("AB".repeat(32)), "digest must be 64 lower-case hex digits");
        refuses(() -> new Digest("ab"), "was 'ab'");
    }

    @Test
    void objectives_have_room_to_be_met() {
        refuses(() -> new Objective.Respond(Duration.ZERO, NOW, 1), "slo must be > 0, was PT0S");
        refuses(
                () -> new Objective.Respond(Duration.ofMillis(1), NOW, 0),
                "maxTokens must be >= 1");
        refuses(() -> new Objective.Complete(NOW, Duration.ZERO), "gpuTime must be > 0, was PT0S");
    }

    @Test
    void hardware_draws_at_least_its_idle_power() {
        refuses(() -> new Accelerator("gpu", 80, 100, 90), "0 <= idle <= busy W, was 100.0, 90.0");
        refuses(
                () -> new Accelerator("gpu", 0, 1, 2),
                "accelerator memory must be > 0 GiB, was 0.0");
        refuses(() -> new ModelSpec("m", 1, -1, 1, 1), "model m: ");
        refuses(() -> new ModelSpec("m", 1, 1, 1, 1).joulesPerToken(0.5), "batch must be >= 1");
    }

    @Test
    void a_region_has_slots_and_a_pue_of_this_world() {
        refuses(() -> region("de", 1, -1, 1.1), "region de: slots must be >= 0");
        refuses(() -> region("de", 1, 1, 0.9), "region de: PUE must be 1..3, was 0.9");
        assertThat(region("de", 3, 5, 1.1).slots(Lane.INTERACTIVE)).isEqualTo(3);
        assertThat(region("de", 3, 5, 1.1).slots(Lane.BATCH)).isEqualTo(5);
    }

    private static Region region(String id, int interactive, int batch, double pue) {
        return new Region(
                new RegionId(id),
                new GridZone("DE"),
                new Jurisdiction("DE"),
                new ClusterId("home"),
                new Location(0, 0),
                new Accelerator("gpu", 80, 100, 500),
                interactive,
                batch,
                pue);
    }

    @Test
    void a_location_is_on_earth_and_distances_are_great_circles() {
        refuses(() -> new Location(91, 0), "-90..90, -180..180, was 91.0,0.0");
        assertThat(new Location(50.11, 8.68).kilometresTo(new Location(59.33, 18.07)))
                .isBetween(1180.0, 1200.0);
        assertThat(new Location(0, 0).kilometresTo(new Location(0, 180)))
                .isBetween(20015.0, 20016.0);
    }

    @Test
    void a_curve_is_valid_from_its_start_until_before_its_end() {
        Curve curve = new Curve(NOW, Duration.ofHours(1), new double[] {1, Double.NaN, 0});

        assertThat(curve.at(NOW.minusMillis(1))).isEmpty();
        assertThat(curve.at(NOW)).hasValue(1);
        assertThat(curve.at(NOW.plusSeconds(3599))).hasValue(1);
        assertThat(curve.at(NOW.plusSeconds(3600))).isEmpty();
        assertThat(curve.at(NOW.plusSeconds(7200))).hasValue(0);
        assertThat(curve.at(curve.end())).isEmpty();
        refuses(() -> new Curve(NOW, Duration.ZERO, new double[0]), "step must be > 0, was PT0S");
        refuses(
                () -> new Curve(NOW, Duration.ofHours(1), new double[] {1 / 0.0}),
                "must be finite");
    }

    @Test
    void slots_count_quarters_of_an_hour_from_the_epoch() {
        assertThat(Slots.of(Instant.EPOCH.minusMillis(1))).isEqualTo(-1);
        assertThat(Slots.of(Instant.EPOCH.plusSeconds(899))).isZero();
        assertThat(Slots.from(Instant.EPOCH.plusSeconds(1))).isEqualTo(1);
        assertThat(Slots.from(Instant.EPOCH)).isZero();
        assertThat(Slots.start(4)).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    }

    @Test
    void quality_never_rises_on_the_way() {
        assertThat(Quality.FORECAST.worse(Quality.MEASURED)).isEqualTo(Quality.FORECAST);
        assertThat(Quality.MEASURED.worse(Quality.STATIC)).isEqualTo(Quality.STATIC);
        assertThat(Quality.STALE.worse(Quality.STALE)).isEqualTo(Quality.STALE);
    }

    @Test
    void settings_are_checked_and_every_one_changes_the_digest() {
        PolicySettings settings = settings(200, 3, Duration.ZERO);

        assertThat(
                        List.of(
                                settings(201, 3, Duration.ZERO),
                                settings(200, 4, Duration.ZERO),
                                settings(200, 3, Duration.ofSeconds(1))))
                .extracting(PolicySettings::digest)
                .doesNotContain(settings.digest())
                .doesNotHaveDuplicates();
        assertThat(settings(200, 3, Duration.ZERO).digest()).isEqualTo(settings.digest());
        refuses(
                () -> settings(-1, 3, Duration.ZERO),
                "green threshold must be finite and >= 0 g/kWh");
        refuses(() -> settings(1, 0, Duration.ZERO), "attempts must be >= 1, was 0");
        refuses(() -> settings(1, 1, Duration.ofSeconds(-1)), "reserve must be >= 0, was PT-1S");
    }

    private static PolicySettings settings(double green, int attempts, Duration reserve) {
        return new PolicySettings(
                PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO, green, attempts, reserve);
    }

    @Test
    void a_catalogue_names_what_it_misses() {
        Jurisdictions law = new Jurisdictions(Map.of());
        List<Region> two = List.of(region("de", 1, 1, 1), region("se", 1, 1, 1));

        refuses(() -> new Catalogue(List.of(), law, List.of(), Map.of()), "needs 1 to 64 regions");
        refuses(
                () -> new Catalogue(List.of(two.get(0), two.get(0)), law, List.of(), Map.of()),
                "region de is named twice");
        refuses(
                () -> new Catalogue(two, law, List.of(), Map.of()),
                "round trip de to se must be >= 0 ms, was null");
    }
}
