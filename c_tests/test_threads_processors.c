/* Workers are kept off the processor of the thread whose job they share while they are woken: afterwards they may run
 * wherever the host may. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "threads.h"

#ifdef __linux__

#include <sched.h>

static int prepare(void **state)
{
    (void)state;
    set_deadline();
    field_prepare();
    return 0;
}

/* How many threads of this process may not run exactly where this one may; -1 where the system does not tell. */
static int count_of_the_confined(void)
{
    DIR *tasks = opendir("/proc/self/task");
    const struct dirent *entry;
    cpu_set_t mine, others;
    int count = 0;
    if (tasks == NULL || sched_getaffinity(0, sizeof mine, &mine) != 0)
        return -1;
    while ((entry = readdir(tasks)) != NULL) {
        pid_t thread = (pid_t)atoi(entry->d_name);
        if (thread > 0 && sched_getaffinity(thread, sizeof others, &others) == 0)
            count += !CPU_EQUAL(&mine, &others);
    }
    closedir(tasks);
    return count;
}

/* The same when those that have been woken have had time to wake. */
static int count_of_those_left_confined(void)
{
    int patience;
    sleep_milliseconds(2);
    for (patience = 0; patience < 500 && count_of_the_confined() > 0; patience++)
        sleep_milliseconds(10);
    return count_of_the_confined();
}

/* Bursts of jobs, between which the workers fall asleep. */
static int bursts_are_right(int threads)
{
    double(*memory)[FIELD_SIZE] = field_memory();
    int burst, is_right = 1;
    ndg_set_num_threads(threads);
    for (burst = 0; burst < 10 && is_right; burst++) {
        is_right = field_is_right_in(memory) && field_is_right_in(memory) && count_of_those_left_confined() <= 0;
    }
    free(memory);
    return is_right;
}

static int workers_are_free(void)
{
    return bursts_are_right(2) && bursts_are_right(5) && bursts_are_right(3) && has_workers(4);
}

static void workers_may_run_where_the_host_may(void **state)
{
    (void)state;
    assert_int_equal(in_child(workers_are_free), 1);
}

/* On the last processor that this process has, alone. */
static int workers_of_a_confined_host_are_right(void)
{
    cpu_set_t processors;
    int last;
    if (sched_getaffinity(0, sizeof processors, &processors) != 0)
        return 0;
    for (last = CPU_SETSIZE - 1; !CPU_ISSET(last, &processors); last--)
        ;
    CPU_ZERO(&processors);
    CPU_SET(last, &processors);
    return sched_setaffinity(0, sizeof processors, &processors) == 0 && bursts_are_right(3) && has_workers(2);
}

static void a_host_on_one_processor_keeps_its_workers_there(void **state)
{
    (void)state;
    assert_int_equal(in_child(workers_of_a_confined_host_are_right), 1);
}

/* The host takes a processor from a worker, or gives it one, while it sleeps. */
static int the_hosts_word_counts(void)
{
    cpu_set_t all, one;
    DIR *tasks;
    const struct dirent *entry;
    int is_right = bursts_are_right(3), first, workers = 0;
    if (sched_getaffinity(0, sizeof all, &all) != 0)
        return 0;
    for (first = 0; !CPU_ISSET(first, &all); first++)
        ;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    sleep_milliseconds(20);
    tasks = opendir("/proc/self/task");
    while (tasks != NULL && (entry = readdir(tasks)) != NULL) {
        pid_t thread = (pid_t)atoi(entry->d_name);
        if (thread > 0) {
            is_right &= sched_setaffinity(thread, sizeof one, &one) == 0;
            workers += thread != getpid();
        }
    }
    if (tasks != NULL)
        closedir(tasks);
    /* bursts_are_right compares with this thread, which is confined, too. */
    return is_right && workers == 2 && bursts_are_right(3);
}

static void what_the_host_does_with_workers_stays(void **state)
{
    (void)state;
    assert_int_equal(in_child(the_hosts_word_counts), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workers_may_run_where_the_host_may),
        cmocka_unit_test(a_host_on_one_processor_keeps_its_workers_there),
        cmocka_unit_test(what_the_host_does_with_workers_stays),
    };
    return cmocka_run_group_tests_name("threads' processors", tests, prepare, NULL);
}

#else

static void the_system_does_not_say_where_threads_may_run(void **state)
{
    (void)state;
    skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_system_does_not_say_where_threads_may_run)};
    return cmocka_run_group_tests_name("threads' processors", tests, NULL, NULL);
}

#endif
