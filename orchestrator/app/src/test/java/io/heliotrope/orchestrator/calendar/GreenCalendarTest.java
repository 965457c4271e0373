package io.heliotrope.orchestrator.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.calendar.GreenCalendar.Green;
import io.heliotrope.orchestrator.quote.QuotedWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GreenCalendarTest {
    private static final Instant TWO = QuotedWorld.NOW.plus(Duration.ofHours(2));
    private static final Instant FIVE = QuotedWorld.NOW.plus(Duration.ofHours(5));

    private final World world = QuotedWorld.world();
    private final int north = world.catalogue().indexOf(Samples.NORTH);

    @Test
    void a_window_is_where_the_curve_of_decisions_is_well_below_its_mean() {
        GreenCalendar calendar = GreenCalendar.of(world, north, 0.8);

        assertThat(calendar.mean()).isEqualTo((84 * 100 + 12 * 40) / 96.0, within(1e-9));
        assertThat(calendar.windows()).hasSize(1);
        Green green = calendar.windows().getFirst();
        assertThat(green.window().start()).isEqualTo(TWO);
        assertThat(green.window().end()).isEqualTo(FIVE);
        assertThat(green.gramsPerKwh())
                .isEqualTo(world.curve(north).gramsPerKw(TWO, FIVE) / 3, within(1e-9));
        assertThat(green.sources()).containsExactly("recorded");
    }

    @Test
    void it_reaches_as_far_as_something_is_foretold() {
        assertThat(GreenCalendar.of(world, north, 0.8).foretoldUntil())
                .isEqualTo(QuotedWorld.NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void a_flat_grid_has_no_window() {
        GreenCalendar calendar =
                GreenCalendar.of(world, world.catalogue().indexOf(Samples.EAST), 0.8);

        assertThat(calendar.windows()).isEmpty();
        assertThat(CalendarText.render(calendar, ZoneId.of("UTC")))
                .contains("mean 300.0 g/kWh; green is at most 80 % of it, 240.0 g/kWh")
                .endsWith("no green window: try a higher --below\n");
    }

    @Test
    void people_read_it_in_their_own_time_and_in_utc() {
        GreenCalendar calendar = GreenCalendar.of(world, north, 0.8);

        assertThat(CalendarText.render(calendar, ZoneId.of("Asia/Tokyo")))
                .isEqualTo(
                        """
                        north, grid N, as of Sun 2026-03-01 12:00 UTC: grams of CO2e per kWh of IT energy, PUE included
                        foretold until Mon 2026-03-02 12:00 UTC; mean 92.5 g/kWh; green is at most 80 % of it, 74.0 g/kWh
                        local time is Asia/Tokyo

                          from, local           until            from, UTC             until            hours    g/kWh    least  by
                          Sun 2026-03-01 23:00  Mon 03-02 02:00  Sun 2026-03-01 14:00  Sun 03-01 17:00   3.00     40.0     40.0  forecast: recorded
                        """);
    }

    @Test
    void programs_read_it_as_json() {
        JsonNode root =
                JsonMapper.shared()
                        .readTree(
                                CalendarJson.render(
                                        GreenCalendar.of(world, north, 0.8),
                                        ZoneId.of("Asia/Tokyo")));

        assertThat(root.get("foretold_until").asString()).isEqualTo("2026-03-02T12:00:00Z");
        JsonNode window = root.get("windows").get(0);
        assertThat(window.get("start").asString()).isEqualTo("2026-03-01T14:00:00Z");
        assertThat(window.get("local_start").asString()).isEqualTo("2026-03-01T23:00+09:00");
        assertThat(window.get("grams_per_kwh").asDouble()).isEqualTo(40, within(1e-9));
        assertThat(window.get("quality").asString()).isEqualTo("forecast");
    }
}
