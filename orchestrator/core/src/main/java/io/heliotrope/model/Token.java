package io.heliotrope.model;

/// Names one choice of worker for one attempt of one job. Never reused for another choice.
public record Token(String value) implements Comparable<Token> {
    public Token {
        Names.id("token", value);
    }

    @Override
    public int compareTo(Token other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
