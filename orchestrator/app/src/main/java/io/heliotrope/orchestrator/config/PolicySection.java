package io.heliotrope.orchestrator.config;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.PolicyText;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads which policy decides, and its numbers that are not text.
///
/// A policy is a file of text, the shipped one where none is named; `rule` and `greenThreshold` ask
/// for the built-in rules of earlier versions instead.
final class PolicySection {
    private static final double MOST_GRAMS_PER_KWH = 5_000;
    private static final int MOST_ATTEMPTS = 100;
    private static final String FILE = "a file of policy text beside the settings";

    private final Path settings;

    /// `settings` is the settings' own file.
    PolicySection(Path settings) {
        this.settings = settings;
    }

    Setting<PolicySettings> read(Section section) {
        Setting<Optional<Rule>> rule =
                section.read(
                        "rule",
                        Optional.empty(),
                        Amounts.words(Rule.class),
                        text -> Optional.of(Amounts.word(Rule.class).apply(text)));
        Setting<Double> threshold =
                section.read(
                        "greenThreshold",
                        0.0,
                        "an intensity such as 250g/kWh",
                        Amounts.within(0, MOST_GRAMS_PER_KWH, "g/kWh"));
        Setting<List<PolicyText>> texts =
                section.read(
                        "file",
                        List.of(),
                        FILE,
                        file -> PolicyFiles.read(settings.resolveSibling(file)));
        Setting<Integer> attempts =
                section.read(
                        "attempts",
                        "a whole number 1 to " + MOST_ATTEMPTS,
                        Amounts.whole(1, MOST_ATTEMPTS));
        Setting<Duration> reserve = section.read("reserve", Amounts.DURATION, Amounts::duration);
        if (rule.isRight() && texts.isRight() && rule.get().isPresent() && !texts.get().isEmpty()) {
            section.problem("rule", "stands beside a file of policy text: leave one of them out");
        }
        return section.build(() ->
                settings(rule.get(), threshold.get(), attempts.get(), reserve.get())
                        .with(rule.get().isPresent() ? List.of() : text(texts.get())));
    }

    private static PolicySettings settings(
            Optional<Rule> rule, double threshold, int attempts, Duration reserve) {
        return new PolicySettings(
                rule.orElse(Rule.LOWEST_GRAMS_WITHIN_SLO), threshold, attempts, reserve);
    }

    private static List<PolicyText> text(List<PolicyText> own) {
        return own.isEmpty() ? List.of(PolicyTexts.shipped()) : own;
    }
}
