package io.heliotrope.signals.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All providers in one run, with every way in which they fail.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoctorTest {
    private static final GridZone DE = new GridZone("DE");
    private static final List<ZonePlan> PLANS =
            List.of(
                    plan("DE", "electricitymaps-lifecycle", "energy-charts"),
                    plan("PL", "electricitymaps-lifecycle", "energy-charts"),
                    plan("US-VA", "electricitymaps-lifecycle", "watttime"),
                    plan("US-CAL-CISO", "watttime", "electricitymaps-direct"),
                    plan("GB", "neso", "energy-charts"),
                    plan("DK-DK1", "energinet"),
                    plan("ES", "energy-charts"),
                    plan("NL", "energy-charts"),
                    plan("FR", "energy-charts"),
                    plan("SE", "energy-charts"),
                    plan("AT", "energy-charts"),
                    plan("NO-NO1"));
    private static final Map<GridZone, List<String>> USES =
            Map.of(
                    DE,
                    List.of(
                            "216 g/kWh of electricitymaps-lifecycle: the first of the list that has a"
                                    + " value which is not older than 90 min",
                            "forecast of energy-charts until 2026-03-06 21:00, then our own"));

    private static final String ASKED =
            "signals: average lifecycle, asks neso, energy-charts; left out: electricitymaps (set"
                    + " ELECTRICITYMAPS_API_KEY); then own forecasts and yearly averages";

    private final Clinic clinic = new Clinic();
    private final Doctor doctor =
            new Doctor(clinic.feeds(), () -> Clinic.NOW, 8, Duration.ofDays(1));

    @AfterEach
    void stop() {
        clinic.close();
    }

    @Test
    void a_stranger_can_read_what_was_found() throws InterruptedException, IOException {
        String text = DoctorText.render(ASKED, doctor.examine(PLANS), List.of(), USES, Clinic.NOW);

        assertThat(text).isEqualTo(golden().replace("PPPPP", Integer.toString(clinic.port())));
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text).doesNotContain(Canary.PROVIDER_KEY.text());
    }

    @Test
    void every_kind_of_outage_is_told() throws InterruptedException {
        Set<Outage> told = EnumSet.noneOf(Outage.class);
        for (ZoneFindings zone : doctor.examine(PLANS)) {
            for (Finding finding : zone.findings()) {
                if (finding instanceof Finding.Asked asked) {
                    Stream.of(asked.rights(), asked.latest(), asked.forecast())
                            .filter(FeedResult.Missing.class::isInstance)
                            .forEach(missing -> told.add(((FeedResult.Missing<?>) missing).why()));
                }
            }
        }

        assertThat(told).containsExactlyInAnyOrder(Outage.values());
    }

    @Test
    void programs_get_the_same() throws InterruptedException {
        JsonNode json =
                new JsonMapper()
                        .readTree(
                                DoctorJson.render(
                                        doctor.examine(PLANS), List.of(), USES, Clinic.NOW));

        assertThat(json.path("at").stringValue()).isEqualTo("2026-03-06T18:50:00Z");
        JsonNode germany = json.path("zones").path(0);
        assertThat(germany.path("zone").stringValue()).isEqualTo("DE");
        assertThat(germany.path("usedNow")).hasSize(2);
        JsonNode first = germany.path("feeds").path(0);
        assertThat(first.path("rights").path("forecast").stringValue()).isEqualTo("denied");
        assertThat(first.path("latest").path("gramsPerKwh").doubleValue()).isEqualTo(216);
        assertThat(first.path("latest").path("basis").stringValue()).isEqualTo("average_lifecycle");
        assertThat(first.path("latest").path("ageSeconds").longValue()).isEqualTo(92);
        assertThat(first.path("forecast").path("outage").stringValue()).isEqualTo("not_entitled");
        JsonNode second = germany.path("feeds").path(1);
        assertThat(second.path("forecast").path("values").intValue()).isEqualTo(3);
        assertThat(second.path("forecast").path("aheadSeconds").longValue()).isEqualTo(7_800);
        JsonNode california = json.path("zones").path(3).path("feeds");
        assertThat(california.path(0).path("rights").path("as").stringValue())
                .isEqualTo("CAISO_NORTH");
        assertThat(california.path(1).path("state").stringValue()).isEqualTo("no_key");
        assertThat(json.path("zones").path(2).path("feeds").path(0).path("state").stringValue())
                .isEqualTo("not_served");
    }

    @Test
    void a_list_that_names_no_feed_of_ours_is_a_mistake() {
        assertThatThrownBy(() -> doctor.examine(List.of(plan("DE", "energy-chart"))))
                .hasMessage(
                        "zone DE lists feed 'energy-chart', which is not configured;"
                                + " nearest: energy-charts");
        assertThatThrownBy(() -> doctor.examine(List.of(plan("DE", "x"))))
                .hasMessageContaining("there are: electricitymaps-direct, electricitymaps-lifecyc");
        assertThatThrownBy(() -> plan("DE", "neso", "neso"))
                .hasMessage("zone DE lists a feed twice: neso, neso");
        List<Configured> twice =
                List.of(new Configured.NoKey("neso", "x"), new Configured.NoKey("neso", "y"));
        assertThatThrownBy(() -> new Doctor(twice, () -> Clinic.NOW, 1, Duration.ofHours(1)))
                .hasMessage("two feeds have the name neso");
        assertThatThrownBy(() -> new Doctor(List.of(), () -> Clinic.NOW, 0, Duration.ofHours(1)))
                .hasMessage("atOnce (0) must be at least 1 and horizon (PT1H) > 0");
    }

    private static ZonePlan plan(String zone, String... feeds) {
        return new ZonePlan(new GridZone(zone), List.of(feeds));
    }

    private static String golden() throws IOException {
        try (InputStream file = DoctorTest.class.getResourceAsStream("report.txt")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
