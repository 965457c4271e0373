package io.heliotrope.policy.eval;

/// Splits jobs by a name of theirs, the same way on every machine.
///
/// The split differs from policy to policy, so that it is not always the same jobs that go first;
/// and of one policy a greater share includes all of a smaller one. The hash is FNV-1a of 64 bits
/// (Fowler, Noll, Vo), a char a step, and then the finaliser of SplitMix64 (Steele, Lea, Flood,
/// 2014), since FNV alone leaves the upper bits of short names alike. Nobody's safety depends on
/// it: a job whose producer chooses its cohort chooses its side.
final class Cohort {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Cohort() {}

    /// From 0 to 1, without 1. Nothing allocates.
    static double fraction(String policy, String key) {
        long hash = mix(mix(FNV_BASIS, policy) * FNV_PRIME, key);
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long mix(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
