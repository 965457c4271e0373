package io.heliotrope.policy.check;

import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.Nearest;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is said of names that mean nothing.
final class Unknown {
    private static final List<String> PATHS = Meaning.paths();

    /// What facts of a region are called elsewhere.
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "wue", "water",
                    "cfe", "carbon-free",
                    "intensity", "carbon",
                    "carbon-intensity", "carbon",
                    "co2", "carbon",
                    "emissions", "grams",
                    "rtt", "latency",
                    "cost", "price",
                    "gpus", "gpu-free",
                    "memory", "gpu-memory");

    /// A path that means no fact.
    Diagnostic path(Path path) {
        String text = path.text();
        Diagnostic wrong =
                Diagnostic.error(Code.H030, path.span(), "nothing is called `" + text + "`");
        Optional<String> difference = difference(path);
        if (difference.isPresent()) {
            String better = difference.orElseThrow();
            return wrong.note("a name may have hyphens, so `-` needs spaces around it")
                    .help("did you mean `" + better + "`?", path.span(), better);
        }
        Optional<String> better =
                prefixed(text).or(() -> elsewhere(path)).or(() -> Nearest.to(text, PATHS));
        if (better.isPresent()) {
            return wrong.help(
                    "did you mean `" + better.orElseThrow() + "`?",
                    path.span(),
                    better.orElseThrow());
        }
        return switch (path.head().text()) {
            case "region", "home", "job" -> wrong.help("there are " + listed(path.head().text()));
            default -> wrong.help("facts are written `region.carbon`, `home.latency`, `job.slo`");
        };
    }

    /// `carbon` for `region.carbon`, `slo` for `job.slo`.
    private static Optional<String> prefixed(String text) {
        return List.of("region.", "job.").stream()
                .map(prefix -> prefix + text)
                .filter(PATHS::contains)
                .findFirst();
    }

    /// `region.water` for `region.wue`.
    private static Optional<String> elsewhere(Path path) {
        String head = path.head().text();
        return Optional.ofNullable(ELSEWHERE.get(path.tail()))
                .filter(fact -> head.equals("region") || head.equals("home"))
                .map(fact -> head + "." + fact);
    }

    private static String listed(String head) {
        return String.join(
                ", ", PATHS.stream().filter(path -> path.startsWith(head + ".")).sorted().toList());
    }

    /// `job.deadline-job.runtime` as a difference: both sides of a hyphen mean something.
    private static Optional<String> difference(Path path) {
        String text = path.text();
        for (int at = text.indexOf('-'); at > 0; at = text.indexOf('-', at + 1)) {
            String left = text.substring(0, at);
            String right = text.substring(at + 1);
            if (PATHS.contains(left) && (PATHS.contains(right) || isNumber(right))) {
                return Optional.of(left + " - " + right);
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /// Something of a kind that has names: `no region is called ...`.
    Diagnostic name(Code code, String kind, Name name, Collection<String> known) {
        return name(code, kind, name.text(), name.span(), known);
    }

    Diagnostic name(Code code, String kind, String text, Span span, Collection<String> known) {
        Diagnostic wrong = Diagnostic.error(code, span, "no " + kind + " is called `" + text + "`");
        return suggest(wrong, text, span, known);
    }

    /// With the nearest of the known names, or with all of them where they are few.
    static Diagnostic suggest(Diagnostic wrong, String text, Span span, Collection<String> known) {
        Optional<String> better = Nearest.to(text, known);
        if (better.isPresent()) {
            return wrong.help(
                    "did you mean `" + better.orElseThrow() + "`?", span, better.orElseThrow());
        }
        return known.isEmpty() || known.size() > 12
                ? wrong
                : wrong.help("there are " + String.join(", ", known.stream().sorted().toList()));
    }
}
