package io.heliotrope.orchestrator.score;

import io.heliotrope.signals.forecast.Score;
import io.heliotrope.signals.forecast.Score.Errors;
import java.util.Locale;
import java.util.Map;

/// A [Score] as a table for people.
public final class ScoreText {
    private ScoreText() {}

    /// Lines, each ended by a line feed.
    public static String render(Score score) {
        StringBuilder text = new StringBuilder();
        text.append("mean absolute error, percent     day 1   day 2   day 3   day 4   96 h\n");
        for (Map.Entry<String, Errors> region : score.regions().entrySet()) {
            line(text, "  " + region.getKey(), region.getValue());
        }
        line(text, "mean", score.mean());
        for (Map.Entry<String, Errors> baseline : score.baselines().entrySet()) {
            line(text, "  " + baseline.getKey(), baseline.getValue());
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nof all values %.1f %% lay between the 10th and the 90th percentile"
                                + " (80 %% are to)%npinball loss %.2f g/kWh%n",
                        100 * score.coverage80(),
                        score.pinball()));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d forecasts scored, %,d could not be made or judged%n",
                        score.issues(),
                        score.skipped()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Errors errors) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-30s %7.2f %7.2f %7.2f %7.2f %6.2f%n",
                        name,
                        errors.day1(),
                        errors.day2(),
                        errors.day3(),
                        errors.day4(),
                        errors.mean96()));
    }
}
