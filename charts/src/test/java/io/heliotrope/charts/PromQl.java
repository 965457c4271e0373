package io.heliotrope.charts;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a PromQL expression names: enough of the grammar to tell metrics from labels.
record PromQl(String expression) {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING =
            Pattern.compile(
                    "\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9][0-9.a-z]*\\b");
    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?![a-zA-Z0-9_:])(?!\\s*\\()");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern BUCKET =
            Pattern.compile("([a-z_]*[a-z])_bucket\\{[^}]*le=\"([^\"]+)\"");
    private static final Set<String> OPERATORS =
            Set.of("and", "or", "unless", "offset", "bool", "by", "without", "on", "ignoring");

    /// Names of series, as they are written.
    Set<String> series() {
        String rest = bare();
        rest = SELECTOR.matcher(rest).replaceAll(" ");
        rest = GROUPING.matcher(rest).replaceAll(" ");
        rest = NUMBER.matcher(rest).replaceAll(" ");
        return words(NAME, rest);
    }

    /// Labels that are matched or grouped by.
    Set<String> labels() {
        String bare = bare();
        Set<String> labels = new TreeSet<>();
        for (Pattern place : Set.of(SELECTOR, GROUPING)) {
            place.matcher(bare).results().forEach(at -> labels.addAll(words(WORD, at.group(1))));
        }
        return labels;
    }

    /// Histograms of which one bucket is named, with its bound in seconds: `metric 0.1`.
    Set<String> buckets() {
        return BUCKET.matcher(expression)
                .results()
                .map(at -> at.group(1) + " " + Double.parseDouble(at.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String bare() {
        Matcher withoutTexts = TEXT.matcher(expression);
        return RANGE.matcher(withoutTexts.replaceAll(" ")).replaceAll(" ");
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !OPERATORS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
