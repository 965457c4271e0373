package io.heliotrope.connectors.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The 287 tokens of a tiny model: three control tokens, every byte, and a few words.
///
/// Any text can be read, one token per byte except for the words' spaces and the punctuation. Only
/// the words and the punctuation can be written, so that each output token is text by itself.
final class Vocabulary {

    static final int UNKNOWN = 0;
    static final int BEGIN = 1;
    static final int END = 2;

    /// Kinds of tokens as the file format numbers them.
    private static final int NORMAL = 1;

    private static final int UNKNOWN_KIND = 2;
    private static final int CONTROL = 3;
    private static final int BYTE = 6;

    private static final int BYTES = 256;

    /// How the tokenizer writes a space.
    private static final String SPACE = "\u2581";

    private static final List<String> WORDS =
            List.of(
                    ",", ".", " the", " of", " and", " to", " sun", " wind", " leaf", " turns",
                    " toward", " light", " river", " cloud", " green", " hour", " night", " grid",
                    " rain", " warm", " field", " slow", " bright", " waits", " for", " when",
                    " noon");

    private final List<String> tokens = new ArrayList<>();
    private final int firstWord;

    Vocabulary() {
        tokens.addAll(List.of("<unk>", "<s>", "</s>"));
        for (int i = 0; i < BYTES; i++) {
            tokens.add(String.format(Locale.ROOT, "<0x%02X>", i));
        }
        tokens.add(SPACE);
        firstWord = tokens.size();
        WORDS.forEach(word -> tokens.add(word.replace(" ", SPACE)));
    }

    int size() {
        return tokens.size();
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }

    int kind(int token) {
        if (token == UNKNOWN) {
            return UNKNOWN_KIND;
        }
        if (token <= END) {
            return CONTROL;
        }
        return token <= END + BYTES ? BYTE : NORMAL;
    }

    /// Whether the model may answer with this token.
    boolean canBeWritten(int token) {
        return token >= firstWord;
    }
}
