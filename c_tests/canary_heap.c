/* Proof that AddressSanitizer and valgrind watch: this program MUST be caught. It reads one element
 * past a block of the heap. tests/c_suite.rs fails if it runs through. */
#include <stdio.h>
#include <stdlib.h>

/* Through this the compiler loses sight of the block's size, or UBSan would be quicker. */
static double *volatile hidden;

int main(void)
{
    double *block;
    int i;
    double sum = 0.0;
    hidden = (double *)malloc(4 * sizeof(double));
    block = hidden;
    if (block == NULL)
        return 2;
    for (i = 0; i < 4; i++)
        block[i] = i;
    for (i = 0; i <= 4; i++)
        sum += block[i];
    printf("nobody noticed: %g\n", sum);
    free(block);
    return 0;
}
