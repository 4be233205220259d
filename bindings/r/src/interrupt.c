#include "interrupt.h"
#include "calls.h"

static SEXP check(void *unused)
{
    (void)unused;
    R_CheckUserInterrupt();
    return R_NilValue;
}

static SEXP keep(SEXP condition, void *caught)
{
    SET_VECTOR_ELT((SEXP)caught, 0, condition);
    return R_NilValue;
}

static void check_and_keep(void *caught)
{
    SEXP classes = PROTECT(Rf_allocVector(STRSXP, 2));
    SET_STRING_ELT(classes, 0, Rf_mkChar("interrupt"));
    SET_STRING_ELT(classes, 1, Rf_mkChar("error"));
    R_tryCatch(check, NULL, classes, keep, caught, NULL, NULL);
    UNPROTECT(1);
}

/* R_tryCatch keeps the condition, which the caller of R's function may handle when the library has returned. R_ToplevelExec
 * catches whatever else jumps, and hides the handlers of that caller, which might jump out of here. */
int stop_if_interrupted(double done, void *context)
{
    SEXP caught = context;
    if (done <= 0 || done >= 1) return 0;
    return !R_ToplevelExec(check_and_keep, caught) || !Rf_isNull(VECTOR_ELT(caught, 0));
}
