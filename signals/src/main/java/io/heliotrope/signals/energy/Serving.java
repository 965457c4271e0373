package io.heliotrope.signals.energy;

/// A model on `count` accelerators of one kind: what energy figures are about.
///
/// Names are those of whoever measured, compared as they are; `count` is 1 to 1024.
public record Serving(String model, String accelerator, int count) implements Comparable<Serving> {
    private static final int MOST = 1024;

    public Serving {
        if (model.isBlank() || accelerator.isBlank()) {
            throw new IllegalArgumentException(
                    "a serving names its model and accelerator, were '%s' and '%s'"
                            .formatted(model, accelerator));
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "accelerators of %s must be 1 to %d, were %d".formatted(model, MOST, count));
        }
    }

    @Override
    public int compareTo(Serving other) {
        int byModel = model.compareTo(other.model);
        int byAccelerator = byModel == 0 ? accelerator.compareTo(other.accelerator) : byModel;
        return byAccelerator == 0 ? Integer.compare(count, other.count) : byAccelerator;
    }

    @Override
    public String toString() {
        return model + " on " + count + " x " + accelerator;
    }
}
