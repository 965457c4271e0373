package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.score.ScoreJson;
import io.heliotrope.orchestrator.score.ScoreText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.signals.forecast.Outlook;
import io.heliotrope.signals.forecast.Score;
import io.heliotrope.signals.forecast.Scoring;
import io.heliotrope.signals.recorded.IntensityTable;
import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.recorded.TemperatureForecasts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How well the built-in forecaster would have done.
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Forecasts recorded carbon intensity as it would have been forecast then, every day at"
                    + " 00:00 UTC for 96 hours, from nothing but what came before, and compares.",
            "",
            "Prints the mean absolute percentage error by region and day, that of the plain forecasts"
                    + " that anybody can make, the share of values within the 80 % interval, and the"
                    + " pinball loss. The model is fitted anew every week."
        },
        footer = {
            "",
            "Example:",
            "  heliotrope signals score --intensity intensity.csv --from 2021-01-01 --to 2021-06-27"
        })
final class SignalsScoreCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--intensity",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV: time_utc in steps of an hour, then g/kWh, a column per region. All rows"
                            + " before a forecast are its history.")
    private Path intensity = Path.of("");

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description =
                    "CSV of temperature forecasts: issue_date, region, h0, h3 to h96 in degrees"
                            + " Celsius. Regions without any are forecast without.")
    private @Nullable Path weather;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The first day on which a forecast is issued, such as 2021-01-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description =
                    "The last such day. Forecasts whose four days are not all in the file are"
                            + " skipped and counted.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--extra",
            paramLabel = "REGION",
            split = ",",
            defaultValue = "MISO",
            description =
                    "Regions that are scored and do not count for the means (default:"
                            + " ${DEFAULT-VALUE}, which the published figures leave out).")
    private List<String> extra = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SignalsScoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (to.isBefore(from)) {
            throw new CannotRun(
                    Why.USAGE, "--to %s is before --from %s: give a later day".formatted(to, from));
        }
        IntensityTable table = sound(IntensityTable.read(intensity));
        Outlook outlook =
                weather == null ? Outlook.none() : sound(TemperatureForecasts.read(weather));
        Set<String> uncounted = new TreeSet<>(extra);
        Score score =
                new Scoring(table.gramsPerKwh(), outlook, uncounted)
                        .score(
                                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                to.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.NO,
                                        ("no forecast from %s to %s can be made and judged: %s holds"
                                                        + " %s to %s, and a forecast needs two months"
                                                        + " of history and four days that follow")
                                                .formatted(
                                                        from,
                                                        to,
                                                        table.file(),
                                                        table.start(),
                                                        table.end())));
        context.print(json ? ScoreJson.render(score) : ScoreText.render(score));
        return 0;
    }

    private static <T> T sound(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> value;
            case Parsed.Refused<T> refused -> throw new CannotRun(Why.USAGE, refused.message());
        };
    }
}
