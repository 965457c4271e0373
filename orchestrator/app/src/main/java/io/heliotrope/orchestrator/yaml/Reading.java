package io.heliotrope.orchestrator.yaml;

import io.heliotrope.orchestrator.yaml.Node.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One reading of the settings: the problems found so far and the environment that overrides the
/// file.
///
/// The setting `policy.greenThreshold` is overridden by `HELIOTROPE_POLICY_GREEN_THRESHOLD`. A
/// variable that begins like a section of the settings and names no setting is a problem too,
/// except those that Kubernetes invents for a service's name. Owned by one thread.
public final class Reading {
    private static final String PREFIX = "HELIOTROPE_";
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)");

    private final String source;
    private final Map<String, String> environment;
    private final Set<String> used = new TreeSet<>();
    private final List<Problem> problems;

    public Reading(String source, Map<String, String> environment, List<Problem> problems) {
        this.source = source;
        this.environment = new TreeMap<>(environment);
        this.problems = problems;
    }

    public String source() {
        return source;
    }

    public void problem(Place place, String message) {
        problems.add(new Problem(source, place.line(), place.column(), message));
    }

    public void problem(Section.Text text, String message) {
        problems.add(
                new Problem(text.source(), text.place().line(), text.place().column(), message));
    }

    /// What the environment says about a setting.
    public Optional<Section.Text> override(String path) {
        String variable = variable(path);
        used.add(variable);
        return Optional.ofNullable(environment.get(variable))
                .map(value -> new Section.Text(variable, new Place(0, 0), value.strip()));
    }

    /// The name of the variable that overrides the setting at `path`.
    public static String variable(String path) {
        String spaced = HUMP.matcher(path).replaceAll("_");
        return PREFIX + OTHER.matcher(spaced).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /// Notes every variable that looks like a setting of one of `sections` and was not asked for.
    public void noteUnknownVariables(Set<String> sections) {
        for (String name : environment.keySet()) {
            boolean meant = sections.stream().anyMatch(s -> name.startsWith(variable(s) + "_"));
            if (meant && !used.contains(name) && !SERVICE_LINK.matcher(name).matches()) {
                problems.add(
                        new Problem(
                                name,
                                0,
                                0,
                                "names no setting, expected one of those in the settings file"));
            }
        }
    }
}
