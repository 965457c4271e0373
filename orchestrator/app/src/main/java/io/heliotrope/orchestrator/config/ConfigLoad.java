package io.heliotrope.orchestrator.config;

import io.heliotrope.orchestrator.yaml.Node;
import io.heliotrope.orchestrator.yaml.Problem;
import io.heliotrope.orchestrator.yaml.Reading;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import io.heliotrope.orchestrator.yaml.YamlReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The outcome of reading the settings: a checked configuration, or everything that is wrong with
/// it.
public sealed interface ConfigLoad {
    /// The shipped settings: what the demo runs on.
    String DEFAULT_RESOURCE = "heliotrope-default.yaml";

    /// All settings were right.
    record Loaded(HeliotropeConfig config) implements ConfigLoad {}

    /// At least one setting was wrong; `problems` names all of them in order of place.
    record Refused(List<Problem> problems) implements ConfigLoad {
        public Refused {
            problems = problems.stream().sorted().toList();
        }

        /// One problem per line.
        @Override
        public String toString() {
            return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        }
    }

    /// Reads `file`; variables of `environment` that are named after a setting override it.
    static ConfigLoad file(Path file, Map<String, String> environment) {
        return unjudgedFile(file, environment).judged();
    }

    /// The same without a look at what the policy's text says: for whoever tells more of that.
    static ConfigLoad unjudgedFile(Path file, Map<String, String> environment) {
        try {
            return unjudged(file, Files.readString(file), environment);
        } catch (NoSuchFileException missing) {
            return unreadable(file, "does not exist, expected a YAML file of settings");
        } catch (MalformedInputException notText) {
            return unreadable(file, "is no UTF-8 text, expected a YAML file of settings");
        } catch (IOException broken) {
            return unreadable(file, "cannot be read: " + broken.getMessage());
        }
    }

    /// Reads the shipped settings, overridden by `environment`.
    static ConfigLoad shipped(Map<String, String> environment) {
        return unjudgedShipped(environment).judged();
    }

    /// The same without a look at what the policy's text says.
    static ConfigLoad unjudgedShipped(Map<String, String> environment) {
        try (InputStream in = ConfigLoad.class.getResourceAsStream("/" + DEFAULT_RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the program lacks its resource " + DEFAULT_RESOURCE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return unjudged(Path.of(DEFAULT_RESOURCE), text, environment);
        } catch (IOException broken) {
            throw new IllegalStateException("the program's resource " + DEFAULT_RESOURCE, broken);
        }
    }

    /// Reads settings from `text`; `file` names it in problems, and files that it names lie beside
    /// it.
    static ConfigLoad text(Path file, String text, Map<String, String> environment) {
        return unjudged(file, text, environment).judged();
    }

    private static ConfigLoad unjudged(Path file, String text, Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        String source = file.toString();
        Node.Mapping document = YamlReading.read(source, text, problems);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        Reading reading = new Reading(source, environment, problems);
        Setting<HeliotropeConfig> config = new Schema(file).read(Section.root(reading, document));
        reading.noteUnknownVariables(Schema.SECTIONS);
        return problems.isEmpty() ? new Loaded(config.get()) : new Refused(problems);
    }

    /// Refused as well where the policy's text is wrong or asks for what is not done yet.
    private ConfigLoad judged() {
        return switch (this) {
            case Loaded(HeliotropeConfig config) -> {
                List<Problem> problems = PolicyProblems.of(config);
                yield problems.isEmpty() ? this : new Refused(problems);
            }
            case Refused refused -> refused;
        };
    }

    private static ConfigLoad unreadable(Path file, String message) {
        return new Refused(List.of(new Problem(file.toString(), 0, 0, message)));
    }
}
