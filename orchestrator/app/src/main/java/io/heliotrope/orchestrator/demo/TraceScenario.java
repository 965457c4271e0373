package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.config.Engine;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.ModelSettings;
import io.heliotrope.orchestrator.demo.Demand.Origin;
import io.heliotrope.orchestrator.start.DemoOptions.Source.Traces;
import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.recorded.RecordedInputs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// A day, or some, on recorded files: their regions, round trips, intensities, requests and batch
/// work.
///
/// Deterministic: the same files and settings give the same arrivals. Models and policy come from
/// the settings.
public final class TraceScenario {
    private static final Duration DAY = Duration.ofDays(1);

    private TraceScenario() {}

    /// What can be chosen: `days` 1 to 14, and the canary's text.
    public record Settings(long seed, Duration dayIn, int days, String marker) {
        /// The most real time that a run may take by default, clock included, so that with start
        /// and report it stays below three minutes.
        private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

        /// The pace at which `days` of intake and the day after it fit into two minutes.
        public static Duration defaultDayIn(int days) {
            return LONGEST_RUN.dividedBy(days + 1L);
        }

        Duration length() {
            return DAY.multipliedBy(days);
        }
    }

    /// Reads the files; all that is wrong with them, or with the options on them, is told at once.
    public static Parsed<Scenario> read(HeliotropeConfig config, Traces traces, Settings settings) {
        Parsed<RecordedInputs> inputs = inputs(traces);
        return switch (inputs) {
            case Parsed.Refused<RecordedInputs>(var problems) -> new Parsed.Refused<>(problems);
            case Parsed.Sound<RecordedInputs>(RecordedInputs sound) -> {
                Instant from =
                        traces.from().orElseGet(() -> sound.defaultStart(settings.days() + 1));
                TraceLimits limits = new TraceLimits(sound, from, settings.days());
                yield limits.problems().isEmpty()
                        ? new Parsed.Sound<>(scenario(config, sound, from, settings))
                        : new Parsed.Refused<>(limits.problems());
            }
        };
    }

    private static Parsed<RecordedInputs> inputs(Traces traces) {
        Path regions = traces.regions();
        Path rtt = traces.rtt();
        Path intensity = traces.intensity();
        Path requests = traces.requests();
        return traces.batch()
                .map(batch -> RecordedInputs.read(regions, rtt, intensity, requests, batch))
                .orElseGet(() -> RecordedInputs.read(regions, rtt, intensity, requests));
    }

    private static Scenario scenario(
            HeliotropeConfig config, RecordedInputs inputs, Instant from, Settings settings) {
        Pace pace = new Pace(from, settings.dayIn());
        TraceRequests requests = new TraceRequests(inputs.requests(), pace, settings.length());
        TraceBatch batch = new TraceBatch(inputs.batch(), pace, settings.length());
        int slots = (int) Math.ceil(TraceCatalogue.WHOLE_BATCH_SLOTS * batch.share());
        List<ModelSpec> models = config.models().stream().map(ModelSettings::spec).toList();
        TraceCatalogue trace = new TraceCatalogue(inputs, models, slots);
        Catalogue catalogue = trace.catalogue();
        Canary canary = new Canary(SyntheticScenario.EUROPE, settings.marker());
        Prompts prompts = new Prompts(canary);
        SplittableRandom random = new SplittableRandom(settings.seed());
        Ids ids = new Ids(settings.seed());
        ModelSpec model = chatModel(config);
        List<Origin> origins =
                inputs.regions().entries().stream()
                        .map(entry -> new Origin(entry.region(), entry.utcOffset()))
                        .toList();
        Demand demand = new Demand(from, settings.length(), origins);
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.addAll(
                requests.arrivals(
                        new TraceRequests.Place(catalogue.regions(), demand, model, prompts, ids),
                        random.split()));
        arrivals.addAll(batch.arrivals(catalogue.regions(), model, prompts, ids, random.split()));
        arrivals.sort(Comparator.comparing(Arrival::at));
        PolicySettings policy = pace.withReserve(config.policy());
        List<String> scaling = new ArrayList<>(pace.scaling(policy));
        scaling.addAll(requests.scaling());
        scaling.addAll(batch.scaling());
        scaling.addAll(trace.scaling());
        scaling.addAll(coverage(inputs, from, settings));
        return new Scenario(
                "recorded traces from " + from,
                catalogue,
                policy,
                trace.control(),
                pace,
                settings.length(),
                inputs.feed(Basis.AVERAGE_LIFECYCLE),
                canary,
                arrivals,
                scaling);
    }

    /// The smallest language model of the settings, else the smallest model there is.
    private static ModelSpec chatModel(HeliotropeConfig config) {
        Comparator<ModelSettings> languageFirst =
                Comparator.comparing((ModelSettings m) -> m.engine() != Engine.LLAMA)
                        .thenComparingDouble(m -> m.spec().memoryGib());
        return config.models().stream().min(languageFirst).orElseThrow().spec();
    }

    private static List<String> coverage(RecordedInputs inputs, Instant from, Settings settings) {
        List<String> notes = new ArrayList<>();
        Duration past = Duration.between(inputs.intensity().start(), from);
        notes.add(
                "forecasts are made from the %d hours of intensities before the start, and from nothing later than the moment they are made"
                        .formatted(past.toHours()));
        Instant needed = from.plus(settings.length()).plus(Scenario.LONGEST_WAIT);
        if (inputs.intensity().end().isBefore(needed)) {
            notes.add(
                    "the intensities end at %s: grams of work after that are not known and not counted"
                            .formatted(inputs.intensity().end()));
        }
        return notes;
    }
}
