// Memory for outputs: poisoned before a call, with guards around it that have to be there afterwards.
#ifndef GUARDED_HPP
#define GUARDED_HPP

#include <cstddef>
#include <cstring>
#include <random>
#include <vector>

constexpr unsigned char poison = 0xA5;

template <class T> class guarded {
public:
    explicit guarded(std::size_t size) : size_(size), bytes_((size + 2 * guard) * sizeof(T), poison) {}

    T *data() { return reinterpret_cast<T *>(bytes_.data()) + guard; }
    std::size_t size() const { return size_; }

    /** Whether the bytes before and behind the array are as they were. */
    bool guards_hold() const {
        for (std::size_t i = 0; i < guard * sizeof(T); i++)
            if (bytes_[i] != poison || bytes_[bytes_.size() - 1 - i] != poison) return false;
        return true;
    }

    /** Whether no element has been written. */
    bool is_untouched() const {
        for (const unsigned char byte : bytes_)
            if (byte != poison) return false;
        return true;
    }

    /** The elements, once the guards have been looked at. */
    std::vector<T> elements() { return {data(), data() + size_}; }

private:
    static constexpr std::size_t guard = 64;
    std::size_t size_;
    std::vector<unsigned char> bytes_; // from operator new: aligned for every T here
};

/** Equal to the bit, which == is not for zeros and NaNs. */
template <class T> bool same_bits(const std::vector<T> &a, const std::vector<T> &b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

template <class T> T random_number(std::mt19937_64 &random) {
    return static_cast<T>(std::uniform_real_distribution<double>(-10, 10)(random));
}

/** Reproducible samples without structure. */
template <class T> std::vector<T> random_samples(std::size_t size, unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<T> samples(size);
    for (T &sample : samples) sample = random_number<T>(random);
    return samples;
}

#endif // GUARDED_HPP
