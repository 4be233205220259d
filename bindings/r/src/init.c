#include "calls.h"
#include <R_ext/Rdynload.h>
#include <ndgrad.h>

SEXP C_num_threads(void)
{
    return Rf_ScalarInteger(ndg_num_threads());
}

SEXP C_set_num_threads(SEXP n)
{
    ndg_set_num_threads(Rf_asInteger(n));
    return R_NilValue;
}

static const R_CallMethodDef calls[] = {
    {"C_apply", (DL_FUNC)&C_apply, 10},
    {"C_num_threads", (DL_FUNC)&C_num_threads, 0},
    {"C_set_num_threads", (DL_FUNC)&C_set_num_threads, 1},
    {NULL, NULL, 0},
};

void R_init_ndgrad(DllInfo *dll)
{
    R_registerRoutines(dll, NULL, calls, NULL, NULL);
    R_useDynamicSymbols(dll, FALSE);
    R_forceSymbols(dll, TRUE);
}
