/* Proof that UndefinedBehaviorSanitizer watches: this program MUST be caught. It overflows an int.
 * tests/c_suite.rs fails if it runs through. */
#include <limits.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    volatile int most = INT_MAX;
    (void)argv;
    printf("nobody noticed: %d\n", most + argc);
    return 0;
}
