package io.heliotrope.policy.types;

/// A product of powers of bases: `g/kWh` is CARBON to the 1 and ENERGY to the -1. No power at all
/// is a plain number, which a percentage is too.
///
/// `packed` holds the power of each base, from -8 to 7, in four bits, the first base lowest.
public record Dimension(long packed) {
    private static final int BITS = 4;
    private static final int LEAST = -8;
    private static final int MOST = 7;

    public static final Dimension NUMBER = new Dimension(0);
    public static final Dimension TIME = of(Base.TIME);
    public static final Dimension ENERGY = of(Base.ENERGY);
    public static final Dimension CARBON = of(Base.CARBON);
    public static final Dimension INTENSITY = CARBON.per(ENERGY);
    public static final Dimension DATA = of(Base.DATA);
    public static final Dimension GPU_TIME = of(Base.GPU).times(TIME);
    public static final Dimension WATER_INTENSITY = of(Base.WATER).per(ENERGY);

    public static Dimension of(Base base) {
        return NUMBER.with(base, 1);
    }

    /// The power of a base, -8 to 7.
    public int power(Base base) {
        int shift = Long.SIZE - BITS - base.shift();
        return (int) ((packed << shift) >> (Long.SIZE - BITS));
    }

    private Dimension with(Base base, int power) {
        if (power < LEAST || power > MOST) {
            throw new ArithmeticException(base + " to the power of " + power);
        }
        long mask = 0xFL << base.shift();
        long bits = ((long) power << base.shift()) & mask;
        return new Dimension((packed & ~mask) | bits);
    }

    /// What a product of two numbers is made of.
    ///
    /// @throws ArithmeticException when a power leaves -8 to 7
    public Dimension times(Dimension other) {
        return with(other, 1);
    }

    /// What a quotient of two numbers is made of.
    ///
    /// @throws ArithmeticException when a power leaves -8 to 7
    public Dimension per(Dimension other) {
        return with(other, -1);
    }

    private Dimension with(Dimension other, int sign) {
        Dimension sum = this;
        for (Base base : Base.values()) {
            sum = sum.with(base, power(base) + sign * other.power(base));
        }
        return sum;
    }

    /// In base units, as a person would write it: `g/kWh`, `USD/s/GPU`; a plain number is `1`.
    @Override
    public String toString() {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (Base base : Base.values()) {
            int power = power(base);
            for (int i = 0; i < Math.abs(power); i++) {
                if (power < 0) {
                    below.append('/').append(base.unit());
                } else {
                    above.append(above.isEmpty() ? "" : " ").append(base.unit());
                }
            }
        }
        return (above.isEmpty() ? "1" : above.toString()) + below;
    }
}
