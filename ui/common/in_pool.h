// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace servescope {

/// Calls `work` in a pool thread and then `then` with its value in the thread of `context`, which is the
/// caller's; not at all when `context` is gone by then. `work` must own everything it uses. Not
/// QFuture::then(context, …): up to Qt 6.4 that one looks at the context from the pool thread, also when it
/// is gone.
template <typename Work, typename Then>
void inPool(QObject *context, Work work, Then then)
{
    using Value = std::shared_ptr<decltype(work())>;
    auto promise = std::make_shared<QPromise<Value>>();
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(std::move(*watcher->result()));
                     });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(std::make_shared<decltype(work())>(work()));
        promise->finish();
    });
}

} // namespace servescope
