package io.heliotrope.orchestrator.score;

import io.heliotrope.signals.forecast.Score;
import io.heliotrope.signals.forecast.Score.Errors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A [Score] as one JSON document. Names are stable: `regions` {id: {`day1` to `day4`, `mean96`}},
/// `mean` {the same}, `coverage80` (0 to 1), `pinball` (g/kWh), `baselines` {name: {`day1`,
/// `mean96`}}, `issues`, `skipped`. Errors are percentages; numbers have four decimals.
public final class ScoreJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double DECIMALS = 1e4;

    private ScoreJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Score score) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode regions = root.putObject("regions");
        score.regions().forEach((region, errors) -> put(regions.putObject(region), errors));
        put(root.putObject("mean"), score.mean());
        root.put("coverage80", rounded(score.coverage80()));
        root.put("pinball", rounded(score.pinball()));
        ObjectNode baselines = root.putObject("baselines");
        score.baselines()
                .forEach((name, errors) ->
                        baselines
                                .putObject(name)
                                .put("day1", rounded(errors.day1()))
                                .put("mean96", rounded(errors.mean96())));
        root.put("issues", score.issues());
        root.put("skipped", score.skipped());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, Errors errors) {
        node.put("day1", rounded(errors.day1()))
                .put("day2", rounded(errors.day2()))
                .put("day3", rounded(errors.day3()))
                .put("day4", rounded(errors.day4()))
                .put("mean96", rounded(errors.mean96()));
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }
}
