package io.heliotrope.signals.http;

/// Makes a value of a body that came with status 200, which may be anything.
@FunctionalInterface
public interface BodyReader<T> {
    T read(String body) throws Unusable;
}
