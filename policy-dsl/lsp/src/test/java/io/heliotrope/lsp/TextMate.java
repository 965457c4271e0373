package io.heliotrope.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours a text by a TextMate grammar as editors do: line by line, at each place the rule that
/// matches first, of several the one that is listed first. Knows `match`, `captures` and `include`
/// of the repository, and refuses a grammar that has more.
final class TextMate {
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Pattern pattern, String scope, Map<Integer, String> captures) {}

    /// A coloured part of a text; offsets in `char`s.
    record Colour(int start, int end, String scope) {}

    TextMate(Path file) throws IOException {
        JsonObject grammar = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject repository = grammar.getAsJsonObject("repository");
        for (JsonElement pattern : grammar.getAsJsonArray("patterns")) {
            String include = pattern.getAsJsonObject().get("include").getAsString();
            rules.add(rule(repository.getAsJsonObject(include.substring(1))));
        }
        if (rules.size() != repository.size()) {
            throw new IllegalArgumentException("rules that nothing includes in " + file);
        }
    }

    private static Rule rule(JsonObject rule) {
        if (!List.of("name", "match", "captures").containsAll(rule.keySet())) {
            throw new IllegalArgumentException("more than a match: " + rule.keySet());
        }
        Map<Integer, String> captures = new TreeMap<>();
        if (rule.has("captures")) {
            rule.getAsJsonObject("captures")
                    .entrySet()
                    .forEach(each ->
                            captures.put(
                                    Integer.valueOf(each.getKey()),
                                    each.getValue().getAsJsonObject().get("name").getAsString()));
        }
        return new Rule(
                Pattern.compile(rule.get("match").getAsString()),
                rule.has("name") ? rule.get("name").getAsString() : "",
                captures);
    }

    /// The coloured parts of `text`, in its order.
    List<Colour> colours(String text) {
        List<Colour> colours = new ArrayList<>();
        int start = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            int at = 0;
            while (at < line.length()) {
                Matcher first = null;
                Rule winner = null;
                for (Rule rule : rules) {
                    Matcher matcher = rule.pattern().matcher(line);
                    if (matcher.find(at)
                            && matcher.end() > matcher.start()
                            && (first == null || matcher.start() < first.start())) {
                        first = matcher;
                        winner = rule;
                    }
                }
                if (first == null || winner == null) {
                    break;
                }
                add(colours, winner, first, start);
                at = first.end();
            }
            start += line.length();
        }
        return colours;
    }

    private static void add(List<Colour> colours, Rule rule, Matcher found, int start) {
        if (!rule.scope().isEmpty()) {
            colours.add(new Colour(start + found.start(), start + found.end(), rule.scope()));
        }
        rule.captures()
                .forEach((group, scope) -> {
                    if (found.group(group) != null) {
                        colours.add(
                                new Colour(
                                        start + found.start(group),
                                        start + found.end(group),
                                        scope));
                    }
                });
    }
}
