package dev.remora.rules.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderTest {
    private static int order(double left, double right) {
        return Order.fractions(Double.doubleToLongBits(left), Double.doubleToLongBits(right));
    }

    @Test
    void zeroHasNoSign() {
        assertThat(order(-0.0, 0.0)).isZero();
        assertThat(order(0.0, -0.0)).isZero();
        assertThat(order(-0.5, 0.0)).isNegative();
        assertThat(order(1e300, 2.5)).isPositive();
    }
}
