package io.heliotrope.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.decide.SeveralNumbers;
import io.heliotrope.model.Band;
import io.heliotrope.model.Basis;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Slots;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Load;
import io.heliotrope.quote.Quote.Choice;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// `de` has 400 g/kWh at first, then 100 from four hours on and 50 from seven; `se` 200 throughout.
/// A job of an hour at 0.5 kW emits half of that.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double Z90 = 1.2815515655446004;

    private final TestWorld world =
            new TestWorld()
                    .region("de", "DE")
                    .region("se", "SE")
                    .forecast("de", steps(16, 400, 12, 100, 96, 50))
                    .grams("se", 200)
                    .reserve(Duration.ZERO);

    private static double[] steps(double... countsAndValues) {
        DoubleStream all = DoubleStream.empty();
        for (int i = 0; i < countsAndValues.length; i += 2) {
            double[] part = new double[(int) countsAndValues[i]];
            Arrays.fill(part, countsAndValues[i + 1]);
            all = DoubleStream.concat(all, Arrays.stream(part));
        }
        return all.toArray();
    }

    private static Deviations deviations() {
        Map<Quality, Double> intensity = new TreeMap<>();
        for (Quality quality : Quality.values()) {
            intensity.put(quality, 0.2);
        }
        return new Deviations(intensity, 0.06, 0);
    }

    private static Job job(String residency, Duration until) {
        return job(residency, new Objective.Complete(TestWorld.NOW.plus(until), HOUR));
    }

    private static Job job(String residency, Objective objective) {
        return new Job(
                new JobId("job"),
                new RegionId("de"),
                new TenantId("tenant"),
                "small",
                Residency.parse(residency),
                objective,
                TestWorld.NOW,
                Digest.of("job"),
                new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10));
    }

    private Quote quote(Job job) {
        World now = world.build();
        return quote(job, now, new BuiltInPolicy(now.policy()), Set.of());
    }

    private static Quote quote(Job job, World now, Policy policy, Set<Doubt> common) {
        return Quotes.of(job, now, Load.NONE, policy, deviations(), common);
    }

    @Test
    void the_choices_go_from_soonest_to_greenest() {
        Quote quote = quote(job("", Duration.ofHours(9)));

        assertThat(quote.choices())
                .extracting(c -> c.region() + " " + Duration.between(TestWorld.NOW, c.start()))
                .containsExactly("se PT0S", "de PT4H", "de PT6H30M", "de PT7H");
        assertThat(quote.choices())
                .extracting(c -> c.grams().p50())
                .satisfies(grams -> assertThat(grams.getFirst()).isEqualTo(100, within(1e-9)))
                .satisfies(grams -> assertThat(grams.getLast()).isEqualTo(25, within(1e-9)));
        assertThat(quote.decided()).contains(quote.choices().getLast());
    }

    @Test
    void two_more_hours_are_the_quote_of_the_job_with_the_later_deadline() {
        Job tight = job("", Duration.ofHours(6));

        Quote more = quote(Quotes.withSlack(tight, Duration.ofHours(2)));

        assertThat(more).isEqualTo(quote(job("", Duration.ofHours(8))));
        assertThat(quote(tight).decided().orElseThrow().grams().p50()).isEqualTo(50, within(1e-9));
        assertThat(more.decided().orElseThrow().grams().p50()).isEqualTo(25, within(1e-9));
    }

    @Test
    void now_at_home_is_told_beside() {
        Quote quote = quote(job("", Duration.ofHours(9)));

        Choice home = quote.atHome().orElseThrow();
        assertThat(home.region()).isEqualTo(new RegionId("de"));
        assertThat(home.grams().p50()).isEqualTo(200, within(1e-9));
        assertThat(quote.saved(quote.choices().getLast())).isEqualTo(175, within(1e-9));
    }

    @Test
    void a_job_that_would_be_refused_has_no_choices() {
        Quote quote = quote(job("US", Duration.ofHours(9)));

        assertThat(quote.receipt().decision()).isInstanceOf(Decision.Refuse.class);
        assertThat(quote.choices()).isEmpty();
    }

    @Test
    void a_forecast_without_an_interval_is_as_wide_as_its_quality_and_pue() {
        Choice choice = quote(job("SE", Duration.ofHours(9))).decided().orElseThrow();

        double sigma = Math.sqrt(0.2 * 0.2 + 0.06 * 0.06);
        assertThat(choice.grams().p10()).isEqualTo(100 * Math.exp(-Z90 * sigma), within(1e-6));
        assertThat(choice.grams().p90()).isEqualTo(100 * Math.exp(Z90 * sigma), within(1e-6));
        assertThat(choice.doubts()).containsExactly(Doubt.NO_INTERVAL);
        assertThat(choice.confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_forecast_that_tells_its_interval_is_taken_at_its_word() {
        world.signal(banded("se", 200, 100, 250));

        Choice choice = quote(job("SE", Duration.ofHours(9))).decided().orElseThrow();

        double low = Math.hypot(Math.log(2) / Z90, 0.06);
        double high = Math.hypot(Math.log(1.25) / Z90, 0.06);
        assertThat(choice.grams().p10()).isEqualTo(100 * Math.exp(-Z90 * low), within(1e-6));
        assertThat(choice.grams().p90()).isEqualTo(100 * Math.exp(Z90 * high), within(1e-6));
        assertThat(choice.confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void a_forecast_of_zero_still_has_an_upper_end() {
        world.signal(banded("se", 0, 0, 30));

        Choice choice = quote(job("SE", Duration.ofHours(9))).decided().orElseThrow();

        assertThat(choice.grams().p50()).isZero();
        assertThat(choice.grams().p90()).isEqualTo(15, within(1e-9));
    }

    private static IntensityForecast banded(String zone, double middle, double low, double high) {
        double[] one = steps(200, 1);
        return new IntensityForecast(
                new GridZone(zone),
                Basis.AVERAGE_LIFECYCLE,
                TestWorld.NOW.plusSeconds(1),
                List.of(Part.of(TestWorld.NOW, "told", Quality.FORECAST)),
                curve(one, middle),
                new Band(curve(one, low), curve(one, high)));
    }

    private static Curve curve(double[] ones, double value) {
        return new Curve(
                Slots.start(Slots.of(TestWorld.NOW)),
                Slots.LENGTH,
                Arrays.stream(ones).map(one -> one * value).toArray());
    }

    @Test
    void what_rests_on_a_yearly_average_is_hardly_to_be_relied_on() {
        World now =
                new TestWorld()
                        .region("de", "DE")
                        .signal(new YearlyAverage(TestWorld.reading("de", 300, Quality.STATIC)))
                        .build();

        Quote quote =
                quote(job("", Duration.ofHours(9)), now, new BuiltInPolicy(now.policy()), Set.of());

        Choice only = quote.choices().getFirst();
        assertThat(only.doubts()).containsExactly(Doubt.YEARLY_AVERAGE);
        assertThat(only.confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void where_no_worker_lives_a_later_start_is_doubtful() {
        world.down("de");

        Quote quote = quote(job("", Duration.ofHours(9)));

        assertThat(quote.choices().getFirst().doubts()).doesNotContain(Doubt.REGION_DOWN);
        assertThat(quote.choices().getLast().doubts()).contains(Doubt.REGION_DOWN);
        assertThat(quote.choices().getLast().confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void a_doubt_about_all_is_a_doubt_about_each() {
        World now = world.build();
        Set<Doubt> common = Set.of(Doubt.CAPACITY_UNKNOWN);

        Quote quote =
                quote(job("", Duration.ofHours(9)), now, new BuiltInPolicy(now.policy()), common);

        assertThat(quote.choices())
                .isNotEmpty()
                .allMatch(choice -> choice.doubts().contains(Doubt.CAPACITY_UNKNOWN));
    }

    @Test
    void where_a_policy_prefers_by_several_ranks_its_own_choice_is_still_told() {
        World now = world.build();
        Policy policy =
                SeveralNumbers.of(now, "lower region.latency within 10 %, then lower region.grams");

        Quote quote = quote(job("", Duration.ofHours(9)), now, policy, Set.of());

        assertThat(quote.takesWishes()).isFalse();
        assertThat(quote.decided()).isPresent();
    }

    @Test
    void interactive_jobs_have_no_quote() {
        Job now = job("", new Objective.Respond(Duration.ofSeconds(1), TestWorld.REAL_NOW, 16));

        assertThatThrownBy(() -> quote(now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("job job is interactive: quotes are for batch jobs");
    }
}
