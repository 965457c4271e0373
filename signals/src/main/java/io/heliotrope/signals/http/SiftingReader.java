package io.heliotrope.signals.http;

/// Makes a value of a body that came with status 200, and says what of it is left out.
@FunctionalInterface
public interface SiftingReader<T> {
    T read(String body, LeftOut left) throws Unusable;
}
