package io.heliotrope.signals.trust;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.skill.ForecastMemory;
import io.heliotrope.signals.skill.Skill;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Speaks for one zone on one basis: takes what its feeds bring, lets through what can be true, and
/// says what is to be published.
///
/// It invents nothing: what no feed, no history and no table tells is not published. Owned by one
/// thread; nothing here waits or reads a clock.
public final class ZoneDesk<B extends CarbonBasis<B>> {
    /// A forecast that is issued again without a change is published after this, so that its age is
    /// told.
    static final Duration RENEWAL = Duration.ofHours(1);

    private final GridZone zone;
    private final B basis;
    private final DeskSettings settings;
    private final Function<Instant, Curve> history;
    private final Rejections rejections;
    private final ForecastMemory memory;
    private final LatestDesk<B> latest;
    private final ForecastDesk<B> forecasts;
    private final Map<String, String> troubles = new TreeMap<>();
    private @Nullable YearlyAverage yearly;
    private Standing standing;
    private Instant heardUntil = Instant.MIN;

    /// `history` gives what is stored of the zone on this basis until a moment, in g/kWh. `memory`
    /// is empty, or was rebuilt; `standing` is what was published before, if that is known.
    public ZoneDesk(
            GridZone zone,
            B basis,
            DeskSettings settings,
            Function<Instant, Curve> history,
            Rejections rejections,
            ForecastMemory memory,
            Standing standing) {
        this.zone = zone;
        this.basis = basis;
        this.settings = settings;
        this.history = history;
        this.rejections = rejections;
        this.memory = memory;
        this.standing = standing;
        this.latest = new LatestDesk<>(settings);
        this.forecasts = new ForecastDesk<>(zone, basis, settings, memory);
    }

    /// What `feed` brought of values that were. Returns what of it is believed, to be stored.
    public IntensitySeries<B> latest(
            String feed, FeedResult<IntensitySeries<B>> result, Instant now) {
        Verdict<B> verdict = judged(feed, result, Question.past(zone, now), now);
        latest.take(feed, Offer.asTold(verdict));
        return verdict.accepted();
    }

    /// What `feed` brought of values to come. Returns what of it is believed, to be stored.
    public IntensitySeries<B> forecast(
            String feed, FeedResult<IntensitySeries<B>> result, Instant now) {
        Verdict<B> verdict = judged(feed, result, Question.forecast(zone, now), now);
        forecasts.take(feed, Offer.asTold(verdict));
        return verdict.accepted();
    }

    private Verdict<B> judged(
            String feed, FeedResult<IntensitySeries<B>> result, Question question, Instant now) {
        return switch (result) {
            case FeedResult.Missing<IntensitySeries<B>> missing -> {
                troubles.put(feed, missing.why() + ": " + missing.detail());
                yield new Verdict<>(
                        new IntensitySeries<>(zone, basis, feed, now, List.of()), List.of());
            }
            case FeedResult.Fresh<IntensitySeries<B>>(IntensitySeries<B> series) -> {
                Verdict<B> verdict = Gate.judge(series, question, habits(now));
                Rejection.of(verdict, now).forEach(rejections::add);
                if (verdict.isUsable()) {
                    troubles.remove(feed);
                } else {
                    troubles.put(feed, trouble(verdict));
                }
                yield verdict;
            }
        };
    }

    private static String trouble(Verdict<?> verdict) {
        return verdict.rejected().isEmpty()
                ? "nothing came"
                : "not believed: " + verdict.rejected().getLast().detail();
    }

    /// What the zone is used to by now, for series of this basis.
    public Habits habits(Instant now) {
        return Habits.of(basis.published(), settings.canBeZero(), history.apply(now), now);
    }

    /// Values on another basis, judged and converted.
    public void latest(String feed, Offer<B> offer) {
        latest.take(feed, offer);
    }

    /// A forecast on another basis, judged and converted.
    public void forecast(String feed, Offer<B> offer) {
        forecasts.take(feed, offer);
    }

    /// Our own forecast, from history.
    public void own(OwnForecast forecast) {
        forecasts.take(forecast);
    }

    /// The last resort.
    public void yearly(YearlyAverage average) {
        yearly = average;
    }

    /// What is to be published now: what changed, or must be renewed. It counts as published.
    public List<Signal> due(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (hour.isAfter(heardUntil)) {
            memory.listen(history.apply(now), now);
            heardUntil = hour;
        }
        List<Signal> due = new ArrayList<>();
        latest.best(now)
                .flatMap(best -> standing.after(best, now))
                .ifPresent(intensity -> publish(intensity, due));
        Instant from = Slots.start(Slots.of(now));
        forecasts
                .best(from, now)
                .filter(best -> isDue(best, from))
                .ifPresent(best -> publish(best, due));
        if (yearly != null && !yearly.equals(standing.yearly())) {
            publish(yearly, due);
        }
        return due;
    }

    private boolean isDue(IntensityForecast best, Instant from) {
        IntensityForecast before = standing.forecast();
        boolean isOld =
                before != null && !best.issuedAt().isBefore(before.issuedAt().plus(RENEWAL));
        return standing.isNews(best) && (isOld || !standing.tells(best, from));
    }

    private void publish(Signal signal, List<Signal> due) {
        standing = standing.with(signal);
        due.add(signal);
    }

    /// What decisions use for this zone at `now` and later, and why.
    public Ladder ladder(Instant now) {
        return new Ladder(standing, now);
    }

    /// What went wrong last with each feed that did not bring anything the last time.
    public Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }

    /// How good each source is: for metrics.
    public List<Skill> skills() {
        return memory.skills();
    }

    /// The last published of each kind.
    public Standing standing() {
        return standing;
    }
}
