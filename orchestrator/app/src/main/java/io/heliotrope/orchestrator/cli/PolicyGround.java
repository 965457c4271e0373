package io.heliotrope.orchestrator.cli;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.PolicyFiles;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.policy.facts.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says against which catalogue policies are checked. Nothing that runs is asked.
final class PolicyGround {
    @Option(
            names = "--config",
            paramLabel = "SETTINGS",
            description =
                    "Settings in YAML, whose regions, jurisdictions and models the policy is checked"
                            + " against. Without it: the file that HELIOTROPE_CONFIG names, else the"
                            + " shipped settings.")
    private @Nullable Path settings;

    /// Reads and checks a file with the modules that it uses.
    ///
    /// @throws CannotRun when it cannot be read, or the settings are wrong apart from their policy
    CheckedText checked(Path file, Map<String, String> environment) {
        return CheckedText.of(file, read(file), config(environment).catalogue());
    }

    /// The policy of the settings, else the shipped one.
    CheckedText checked(Map<String, String> environment) {
        HeliotropeConfig config = config(environment);
        PolicySettings policy = config.policy();
        List<PolicyText> texts = policy.isText() ? policy.texts() : List.of(PolicyTexts.shipped());
        return CheckedText.of(Path.of(texts.getFirst().name()), texts, config.catalogue());
    }

    /// The catalogue of the settings, as policies see it.
    ///
    /// @throws CannotRun when the settings are wrong apart from their policy
    Places places(Map<String, String> environment) {
        return PolicyTexts.places(config(environment).catalogue());
    }

    /// @throws CannotRun when there is no such file
    static void expectFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CannotRun(Why.USAGE, file + " is no file, expected the text of a policy");
        }
    }

    private static List<PolicyText> read(Path file) {
        expectFile(file);
        try {
            return PolicyFiles.read(file);
        } catch (IllegalArgumentException unreadable) {
            throw new CannotRun(Why.USAGE, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private HeliotropeConfig config(Map<String, String> environment) {
        return switch (load(environment)) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused ->
                    throw new CannotRun(Why.USAGE, "the settings are wrong\n" + refused);
        };
    }

    private ConfigLoad load(Map<String, String> environment) {
        if (settings != null) {
            return ConfigLoad.unjudgedFile(settings, environment);
        }
        String named = environment.getOrDefault("HELIOTROPE_CONFIG", "");
        return named.isEmpty()
                ? ConfigLoad.unjudgedShipped(environment)
                : ConfigLoad.unjudgedFile(Path.of(named), environment);
    }
}
