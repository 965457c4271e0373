package io.heliotrope.model;

/// Zone of the electricity grid as the signal's provider spells it, such as `SE-SE3`.
public record GridZone(String value) implements Comparable<GridZone> {
    public GridZone {
        Names.id("zone", value);
    }

    @Override
    public int compareTo(GridZone other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
