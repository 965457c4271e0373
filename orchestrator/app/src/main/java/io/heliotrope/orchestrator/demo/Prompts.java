package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.ClusterId;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes payloads: made-up sentences, with the canary in those of its cluster.
record Prompts(Canary canary) {
    private static final List<String> OPENINGS =
            List.of(
                    "Summarise the note below.",
                    "Answer the customer's question.",
                    "Is this message urgent?",
                    "Translate into plain words.",
                    "Which topic is this about?",
                    "Continue the story.");
    private static final List<String> WORDS =
            List.of(
                    "the",
                    "river",
                    "turbine",
                    "report",
                    "asks",
                    "for",
                    "a",
                    "morning",
                    "train",
                    "market",
                    "and",
                    "harbour",
                    "light",
                    "under",
                    "green",
                    "window",
                    "engineer",
                    "moves",
                    "between",
                    "north",
                    "meeting",
                    "patient",
                    "invoice",
                    "waits",
                    "until",
                    "solar",
                    "evening",
                    "letter",
                    "about",
                    "winter",
                    "school",
                    "carries",
                    "over",
                    "garden",
                    "signal",
                    "price",
                    "of",
                    "bread",
                    "reads",
                    "slowly",
                    "again",
                    "then");

    /// A text of about `words` words for a job whose home is `home`.
    String text(RandomGenerator random, ClusterId home, int words) {
        StringBuilder text =
                new StringBuilder(OPENINGS.get(random.nextInt(OPENINGS.size()))).append(' ');
        if (home.equals(canary.cluster())) {
            text.append("Reference ").append(canary.marker()).append(": ");
        }
        for (int i = 0; i < words; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(i + 1 < words ? ' ' : '.');
        }
        return text.toString();
    }
}
