package io.heliotrope.policy.types;

/// The type of a number: what it is made of, and which of several such things.
///
/// A moment is a TIME of kind POINT, counted in seconds from the moment of the decision; a
/// temperature in `degC` is a TEMPERATURE of kind POINT.
public record Type(Dimension dimension, Kind kind) {
    public static final Type NUMBER = new Type(Dimension.NUMBER, Kind.ANY);
    public static final Type TIME = new Type(Dimension.TIME, Kind.ANY);
    public static final Type MOMENT = new Type(Dimension.TIME, Kind.POINT);

    public static Type of(Dimension dimension) {
        return new Type(dimension, Kind.ANY);
    }
}
